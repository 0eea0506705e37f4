package secondlook.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import secondlook.app.conformal.SetReport;
import secondlook.runtime.conformal.ConformalRank;
import secondlook.runtime.decision.Predictions;

/** What conformal sets do to a run, as JSON and in words. Shares of errors are of rows that did not set the sizes. */
final class SetWords {

    private final Predictions predictions;
    private final SetReport sets;
    private final SetOptions asked;
    private final int flagged;
    private int labelledAccepted;
    private int wrongAccepted;

    SetWords(Predictions predictions, SetReport sets, SetOptions asked) {
        this.predictions = predictions;
        this.sets = sets;
        this.asked = asked;
        this.flagged = sets.withoutSingle();
        for (int row = 0; row < predictions.rows(); row++) {
            if (sets.tested()[row] && sets.sizes()[row] == 1) {
                labelledAccepted++;
                wrongAccepted += predictions.isWrong(row) ? 1 : 0;
            }
        }
    }

    Document document() {
        boolean perClass = sets.request().perClass();
        int rows = predictions.rows();
        List<Integer> sizes = new ArrayList<>();
        for (int size = 0; size < sets.held().length; size++) {
            sizes.add(sets.of(size));
        }
        int n = sets.testedRows();
        return new Document().put("method", "conformal").put("alpha", sets.request().alpha())
                .put("score", asked.score()).put("mondrian", perClass)
                .put("calibration", asked.namesCalibration() ? String.valueOf(asked.calibration()) : null)
                .put("n", sets.fitted())
                .put("k", perClass ? null : ConformalRank.of(sets.fitted(), sets.request().alpha()))
                .put("qhat", perClass ? null : finite(sets.classifier().threshold()[0]))
                .put("qhat_per_class", perClass ? thresholds() : null).put("n_test", n)
                .put("coverage", n == 0 ? null : sets.coverage())
                .put("mean_set_size", n == 0 ? null : sets.meanSize()).put("empty", sets.of(0))
                .put("singletons", sets.of(1)).put("set_sizes", sizes).put("rows", rows).put("flagged", flagged)
                .put("accepted", rows - flagged).put("flagged_share", rows == 0 ? null : (double) flagged / rows)
                .put("acceptance_rate", rows == 0 ? null : (double) (rows - flagged) / rows)
                .put("labelled_accepted", labelledAccepted).put("wrong_accepted", wrongAccepted)
                .put("error_rate_accepted",
                        labelledAccepted == 0 ? null : (double) wrongAccepted / labelledAccepted);
    }

    /** Infinite where the rows are too few: then every class is in the set. */
    private static @Nullable Double finite(double threshold) {
        return Double.isFinite(threshold) ? threshold : null;
    }

    private List<@Nullable Double> thresholds() {
        List<@Nullable Double> thresholds = new ArrayList<>();
        for (double threshold : sets.classifier().threshold()) {
            thresholds.add(finite(threshold));
        }
        return thresholds;
    }

    List<String> warnings() {
        if (sets.unlimitedClasses() == 0) {
            return List.of();
        }
        int needed = (int) Math.ceil(1 / sets.request().alpha() - 1 - 1e-9);
        return List.of(sets.request().perClass()
                ? sets.unlimitedClasses() + " classes have too few labelled rows and are in every set; --conformal "
                        + sets.request().alpha() + " needs at least " + needed + " of each."
                : sets.fitted() + " labelled rows are too few: every class is in every set; --conformal "
                        + sets.request().alpha() + " needs at least " + needed + ".");
    }

    List<String> lines(String out) {
        List<String> lines = new ArrayList<>();
        lines.add(
                String.format(Locale.ROOT, "conformal sets (%s%s), sized by %s: they miss the truth in at most %s %%",
                        asked.score(), sets.request().perClass() ? ", per class" : "",
                        Words.counted(sets.fitted(), "labelled row"), Words.plain(100 * sets.request().alpha())));
        if (sets.testedRows() > 0) {
            lines.add(String.format(Locale.ROOT,
                    "on %s other labelled rows they hold the truth in %s; mean size %.2f, %s empty",
                    Words.count(sets.testedRows()), Words.percent(sets.coverage()), sets.meanSize(),
                    Words.count(sets.of(0))));
        }
        int rows = predictions.rows();
        lines.add(Words.count(flagged) + " of " + Words.counted(rows, "row") + " flagged ("
                + Words.percent(rows == 0 ? null : (double) flagged / rows) + ")" + (labelledAccepted == 0
                        ? ""
                        : "; of the accepted " + Words.percent((double) wrongAccepted / labelledAccepted)
                                + " are wrong"));
        lines.add(out);
        return lines;
    }
}
