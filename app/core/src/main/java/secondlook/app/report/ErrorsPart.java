package secondlook.app.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Arrays;
import secondlook.app.run.RegressionErrors;
import secondlook.runtime.estimate.Quantiles;

/** How far off the values of a regression are: in a sentence, four figures and a picture. */
final class ErrorsPart {

    /** Bars of the picture. */
    private static final int BARS = 24;

    private ErrorsPart() {
    }

    static void summary(Html page, ReportedValues values) {
        RegressionErrors errors = values.errors();
        page.element("p class=\"lead\"", errors.n() == 0
                ? Figures.counted(errors.rows(), "value")
                        + " predicted; the right values are not known, so nothing can be said "
                        + "of how far off they are."
                : "The " + Figures.counted(errors.n(), "prediction") + " with a known answer are off by "
                        + Figures.measured(errors.absolute()) + " on average" + tilt(errors) + ".");
        page.raw("<dl class=\"figures\">");
        figure(page, "mean absolute error", Figures.measured(errors.absolute()),
                "of " + Figures.count(errors.n()) + " known");
        figure(page, "root mean square error", Figures.measured(errors.root()), "large errors count more");
        figure(page, "mean error", Figures.measured(errors.mean()), "prediction minus truth");
        figure(page, "R²", Figures.precise(errors.r2()), "1 is perfect, 0 the mean");
        page.raw("</dl>\n");
        if (errors.n() < errors.rows()) {
            page.element("p class=\"muted\"", Figures.counted(errors.rows() - errors.n(), "row")
                    + " without a prediction or without a right value are in no figure.");
        }
    }

    /** Where the mean error is no small part of it. */
    private static String tilt(RegressionErrors errors) {
        if (Math.abs(errors.mean()) < 0.1 * errors.absolute()) {
            return ", too high about as often as too low";
        }
        return errors.mean() > 0 ? ", rather too high" : ", rather too low";
    }

    private static void figure(Html page, String name, String value, String under) {
        page.raw("<div>").element("dt", name).element("dd", value).element("dd class=\"under\"", under).raw("</div>");
    }

    static void picture(Html page, ReportContent content, ReportedValues values) {
        page.element("h2", "Errors");
        double[] residuals = values.residuals();
        if (residuals.length == 0) {
            page.element("p", "No row has both a prediction and a right value.");
            return;
        }
        double[] sorted = residuals.clone();
        Arrays.sort(sorted);
        double far = Math.max(Math.abs(Quantiles.of(sorted, 0.01)), Math.abs(Quantiles.of(sorted, 0.99)));
        // two digits, so that the axis reads well
        double reach = far > 0 ? new BigDecimal(far).round(new MathContext(2, RoundingMode.UP)).doubleValue() : 1;
        double width = 2 * reach / BARS;
        int[] counts = new int[BARS];
        for (double residual : residuals) {
            counts[(int) Math.clamp(Math.floor((residual + reach) / width), 0, BARS - 1)]++;
        }
        page.element("p", "Prediction minus truth; what lies beyond the ends is in the outermost bars.");
        ErrorsPicture.draw(page, counts, reach);
        if (content.choice().audience().wantsTables()) {
            HtmlTable table = new HtmlTable("error", "rows");
            for (int bar = 0; bar < BARS; bar++) {
                String from = bar == 0 ? "below" : Figures.measured(-reach + bar * width);
                String to = bar == BARS - 1 ? "above" : Figures.measured(-reach + (bar + 1) * width);
                table.row(bar == 0 ? "below " + to : bar == BARS - 1 ? "above " + from : from + " to " + to,
                        Figures.count(counts[bar]));
            }
            table.foldedInto(page);
        }
        HtmlTable shares = new HtmlTable("absolute error of", "at most");
        double[] absolute = Arrays.stream(residuals).map(Math::abs).sorted().toArray();
        for (double share : new double[]{0.5, 0.8, 0.9, 0.95, 0.99}) {
            shares.row(Figures.percent(share) + " of the rows", Figures.measured(Quantiles.of(absolute, share)));
        }
        shares.writeTo(page);
    }

    static void intervals(Html page, ReportedValues values) {
        page.element("h2", "Intervals");
        ReportedValues.Intervals intervals = values.intervals();
        double half = intervals.fitted().halfWidth();
        if (!Double.isFinite(half) || intervals.quality().labelled() == 0) {
            page.element("p", "Too few rows with a right value for intervals that hold "
                    + Figures.percent(1 - ReportedValues.ALPHA) + " of the truths.");
            return;
        }
        page.element("p", "Prediction ± " + Figures.measured(half) + " is made to hold the truth of "
                + Figures.percent(1 - ReportedValues.ALPHA)
                + " of new rows (split conformal, fitted on every other row with an answer). Of the "
                + Figures.count(intervals.quality().labelled()) + " rows it was not fitted on it holds "
                + Figures.percent(intervals.quality().coverage()) + ".");
        HtmlTable table = new HtmlTable("<intervals", "");
        table.row("coverage on the rows not fitted on", Figures.percent(intervals.quality().coverage()));
        table.row("width", Figures.measured(intervals.quality().meanWidth()));
        table.row("width as a share of the truth's range", Figures.percent(intervals.quality().normalisedMeanWidth()));
        table.row("interval score (Winkler), small is good", Figures.measured(intervals.quality().winkler()));
        table.writeTo(page);
    }
}
