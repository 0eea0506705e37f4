package secondlook.cli.command;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import secondlook.app.drift.ColumnDrift;
import secondlook.app.drift.DriftReport;
import secondlook.app.drift.JointDrift;
import secondlook.cli.console.Printable;
import secondlook.runtime.drift.CategoricalDrift;
import secondlook.runtime.drift.NumericDrift;

/** A comparison with a reference as JSON, in the keys of the reference cases, and as a table with the worst first. */
final class DriftWords {

    private static final double LEVEL = 0.05;

    /** As many columns as a person reads. */
    private static final int MOST_LINES = 50;

    private final DriftReport report;
    private final boolean predictions;

    DriftWords(DriftReport report, boolean predictions) {
        this.report = report;
        this.predictions = predictions;
    }

    Document document() {
        JointDrift together = report.together();
        return new Document().put("n_ref", report.referenceRows()).put("n_cur", report.currentRows())
                .put("columns", report.columns().stream().map(DriftWords::column).toList())
                .put("rejected_at_0_05", report.rejectedAt(LEVEL)).put("only_in_reference", report.onlyInReference())
                .put("only_in_current", report.onlyInCurrent()).put("auc", Words.orNull(together.auc()))
                .put("mmd2_unbiased", Words.orNull(together.mmd())).put("sigma", Words.orNull(together.sigma()))
                .put("sampled", together.sampled());
    }

    private static Map<String, @Nullable Object> column(ColumnDrift column) {
        Document out = new Document().put("name", column.name())
                .put("kind", column.kind().name().toLowerCase(Locale.ROOT));
        NumericDrift numeric = column.numeric();
        CategoricalDrift categorical = column.categorical();
        if (numeric != null) {
            boolean both = numeric.referenceCount() > 0 && numeric.currentCount() > 0;
            out.put("n_ref", numeric.referenceCount()).put("n_cur", numeric.currentCount())
                    .put("missing_ref", Words.orNull(numeric.referenceMissing()))
                    .put("missing_cur", Words.orNull(numeric.currentMissing())).put("psi", Words.orNull(numeric.psi()))
                    .put("n_bins", both ? numeric.bins() : null).put("ks", Words.orNull(numeric.ks().statistic()))
                    .put("ks_p", Words.orNull(numeric.ks().pValue()))
                    .put("js_distance", Words.orNull(numeric.jensenShannon()))
                    .put("wasserstein", Words.orNull(numeric.wasserstein()))
                    .put("wasserstein_norm", Words.orNull(numeric.wassersteinNorm()));
        } else if (categorical != null) {
            boolean both = !Double.isNaN(categorical.psi());
            out.put("n_ref", Arrays.stream(categorical.referenceCounts()).sum())
                    .put("n_cur", Arrays.stream(categorical.currentCounts()).sum())
                    .put("missing_ref", Words.orNull(categorical.referenceMissing()))
                    .put("missing_cur", Words.orNull(categorical.currentMissing()))
                    .put("categories", categorical.categories()).put("ref_counts", categorical.referenceCounts())
                    .put("cur_counts", categorical.currentCounts()).put("unseen_in_ref", categorical.unseen())
                    .put("psi", Words.orNull(categorical.psi()))
                    .put("js_distance", Words.orNull(categorical.jensenShannon()))
                    .put("chi2", Words.orNull(categorical.chiSquare().statistic()))
                    .put("dof", both ? categorical.chiSquare().dof() : null)
                    .put("p", Words.orNull(categorical.chiSquare().pValue()))
                    .put("min_expected", Words.orNull(categorical.chiSquare().minExpected()));
        }
        return out.put("out_of_range", Words.orNull(column.outOfRange())).put("q", Words.orNull(column.q())).values();
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(Words.counted(report.currentRows(), predictions ? "prediction" : "row") + " compared with "
                + Words.count(report.referenceRows()));
        lines.add(String.format(Locale.ROOT, "  %-24s %8s %10s %10s %9s  %s", "column", "PSI", "KS / χ²", "q",
                "missing", ""));
        List<ColumnDrift> worst = report.worstFirst();
        worst.stream().limit(MOST_LINES).forEach(column -> lines.add(line(column)));
        if (worst.size() > MOST_LINES) {
            lines.add("  … and " + Words.counted(worst.size() - MOST_LINES, "more column"));
        }
        add(lines, "only in the reference: ", report.onlyInReference());
        add(lines, "new: ", report.onlyInCurrent());
        JointDrift together = report.together();
        if (!Double.isNaN(together.auc())) {
            lines.add(String.format(Locale.ROOT,
                    "all %d numeric columns together: a classifier tells the two apart with AUC %.3f (0.5: not at all)",
                    together.columns(), together.auc()));
        }
        return lines;
    }

    private static void add(List<String> lines, String what, List<String> names) {
        if (!names.isEmpty()) {
            lines.add(what + String.join(", ", names));
        }
    }

    private static String line(ColumnDrift column) {
        NumericDrift numeric = column.numeric();
        CategoricalDrift categorical = column.categorical();
        double statistic = Double.NaN;
        double before = Double.NaN;
        double now = Double.NaN;
        String more = "too many different values";
        if (numeric != null) {
            statistic = numeric.ks().statistic();
            before = numeric.referenceMissing();
            now = numeric.currentMissing();
            more = !(column.outOfRange() > 0)
                    ? ""
                    : column.outOfRange() < 0.0005
                            ? "under 0.1 % out of range"
                            : Words.percent(column.outOfRange()) + " out of range";
        } else if (categorical != null) {
            statistic = categorical.chiSquare().statistic();
            before = categorical.referenceMissing();
            now = categorical.currentMissing();
            more = (categorical.unseen().isEmpty()
                    ? ""
                    : Words.counted(categorical.unseen().size(), "new value") + " ("
                            + Printable.of(String.join(", ", categorical.unseen()), 30) + ")")
                    + (categorical.chiSquare().isRough() ? " few rows in a category: q is rough" : "");
        }
        String missing = Words.percent(before).equals(Words.percent(now)) || Double.isNaN(now)
                ? ""
                : Words.percent(before) + " → " + Words.percent(now);
        return String.format(Locale.ROOT, "  %-24s %8s %10s %10s %9s  %s", Printable.of(column.name(), 24),
                figure(column.psi(), "%.3f"), figure(statistic, "%.4g"), figure(column.q(), "%.2g"), missing, more)
                .stripTrailing();
    }

    private static String figure(double value, String format) {
        return Double.isNaN(value) ? Words.NOT_AVAILABLE : String.format(Locale.ROOT, format, value);
    }
}
