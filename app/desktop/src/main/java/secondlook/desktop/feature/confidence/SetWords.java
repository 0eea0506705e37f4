package secondlook.desktop.feature.confidence;

import secondlook.app.conformal.SetReport;
import secondlook.desktop.chart.Figures;
import secondlook.runtime.estimate.Interval;

/** What sets of classes are worth, in words. */
final class SetWords {

    private SetWords() {
    }

    static Answer answer(SetReport report, int rows) {
        int tested = report.testedRows();
        Interval interval = report.coverageInterval();
        String promise = Figures.percent(1 - report.request().alpha());
        String sentence = "Sets promised to hold the truth " + promise + " of the time held it "
                + Figures.percent(report.coverage()) + " (95\u202f% interval "
                + Figures.percentFigure(interval.lower()) + "–" + Figures.percent(interval.upper()) + "). "
                + Figures.percent((double) report.of(1) / tested) + " are a single class.";
        int review = report.withoutSingle();
        return new Answer(sentence,
                "Mean size " + Figures.fixed(report.meanSize(), 2) + ", "
                        + (report.of(0) == 0 ? "none" : Figures.count(report.of(0))) + " empty. By these sets "
                        + Figures.count(review) + " of all " + Figures.count(rows)
                        + (review == 1 ? " rows needs" : " rows need") + " a person: those without a single class.");
    }

    /** Under which conditions the figures hold. */
    static String conditions(SetReport report, int labelled) {
        int tested = report.testedRows();
        String fitted = report.fitted() + tested == labelled
                ? Figures.count(report.fitted()) + " of the " + Figures.count(labelled)
                        + " rows with a truth, drawn at random, set the sizes"
                : Figures.count(report.fitted()) + " rows with a truth, drawn at random from half of the "
                        + Figures.count(labelled) + ", set the sizes";
        String promise = report.request().perClass()
                ? "The promise holds for rows of each true class"
                : "The promise holds on average over all rows, not for each class";
        String unlimited = report.unlimitedClasses() == 0
                ? ""
                : report.request().perClass()
                        ? " " + Figures.count(report.unlimitedClasses()) + " of "
                                + Figures.count(report.classifier().classes())
                                + " classes have too few of them and are in every set."
                        : " They are too few for this promise, so every set holds all classes.";
        return fitted + "; the figures are of the other " + Figures.count(tested) + "." + unlimited + " " + promise
                + ", as long as new rows come from where these came from.";
    }
}
