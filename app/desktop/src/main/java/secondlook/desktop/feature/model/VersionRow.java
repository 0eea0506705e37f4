package secondlook.desktop.feature.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import secondlook.app.run.RunManifest;
import secondlook.desktop.chart.Figures;
import secondlook.desktop.chart.ShareInterval;
import secondlook.runtime.estimate.Interval;
import secondlook.runtime.estimate.Wilson;
import secondlook.runtime.train.ModelManifest;

/**
 * One line of the comparison of versions.
 *
 * @param name  what is compared
 * @param unit  a few quieter words
 * @param cells one text for each version
 * @param best  index of the best one; -1 for none, a tie or nothing to compare
 * @param bars  an interval for each version to be drawn above its text; empty where there is nothing to draw
 */
record VersionRow(String name, String unit, List<String> cells, int best, List<ShareInterval> bars) {

    /** Only lines for which at least one version has a value. */
    static List<VersionRow> of(List<VersionFacts> versions) {
        List<VersionRow> rows = new ArrayList<>();
        add(rows, words("Format", "", versions, VersionFacts::format));
        add(rows, words("Algorithm", "", versions, v -> v.manifest() == null ? null : v.manifest().algorithm()));
        add(rows, words("Trained on", "rows", versions,
                v -> count(v.manifest() == null ? -1 : v.manifest().trainRows())));
        add(rows, words("Tested on", "", versions, v -> tested(v.manifest())));
        add(rows, number("Right", "of its own test rows", versions, v -> v.metric("accuracy"), true, true));
        add(rows, number("Error", "root mean square, own test rows", versions, v -> v.metric("rmse"), false, false));
        add(rows, number("Explained", "R\u00b2, own test rows", versions, v -> v.metric("r2"), true, false));
        add(rows, words("Rows scored", "of this dataset", versions, v -> count(v.run() == null ? -1 : v.run().rows())));
        // answers to different questions are not better or worse than one another
        boolean alike = alike(versions);
        add(rows, number("Right", "of the rows scored", versions, v -> v.run() == null ? null : v.run().accuracy(),
                true, true).marked(alike));
        add(rows, intervals(versions));
        add(rows,
                number("Log loss", "lower is better", versions, v -> v.quality() == null ? null : v.quality().logLoss(),
                        false, false).marked(alike));
        add(rows, number("ECE, 15 bins", "lower is better", versions,
                v -> v.quality() == null ? null : v.quality().calibrationError(), false, true).marked(alike));
        add(rows, words("Mean confidence", "", versions, v -> confidence(v.run())));
        return rows;
    }

    private static void add(List<VersionRow> rows, VersionRow row) {
        if (row.cells().stream().anyMatch(c -> !c.equals(Figures.NOT_AVAILABLE))) {
            rows.add(row);
        }
    }

    private static VersionRow words(String name, String unit, List<VersionFacts> versions,
            Function<VersionFacts, @Nullable String> value) {
        List<String> cells = new ArrayList<>();
        for (VersionFacts version : versions) {
            String text = value.apply(version);
            cells.add(text == null ? Figures.NOT_AVAILABLE : text);
        }
        return new VersionRow(name, unit, cells, -1, List.of());
    }

    private static VersionRow number(String name, String unit, List<VersionFacts> versions,
            Function<VersionFacts, @Nullable Double> value, boolean highIsGood, boolean share) {
        List<String> cells = new ArrayList<>();
        int best = -1;
        double top = Double.NaN;
        for (int i = 0; i < versions.size(); i++) {
            Double v = value.apply(versions.get(i));
            if (v == null || v.isNaN()) {
                cells.add(Figures.NOT_AVAILABLE);
                continue;
            }
            cells.add(share ? Figures.percent(v) : Figures.number(v));
            if (best < 0 || (highIsGood ? v > top : v < top)) {
                best = i;
                top = v;
            }
        }
        boolean compared = cells.stream().filter(c -> !c.equals(Figures.NOT_AVAILABLE)).count() > 1;
        // what looks the same is a tie, whatever the digits that are not shown
        boolean alone = best >= 0 && Collections.frequency(cells, cells.get(best)) == 1;
        return new VersionRow(name, unit, cells, compared && alone ? best : -1, List.of());
    }

    private static @Nullable String count(long value) {
        return value < 0 ? null : Figures.count(value);
    }

    private static @Nullable String tested(@Nullable ModelManifest manifest) {
        return manifest == null || manifest.testRows() == 0
                ? null
                : Figures.count(manifest.testRows()) + ", " + manifest.split();
    }

    private static @Nullable String confidence(@Nullable RunManifest run) {
        Double mean = run == null ? null : run.meanConfidence();
        return mean == null ? null : Figures.probability(mean);
    }

    /** Whether all runs compared are of the same rows. */
    private static boolean alike(List<VersionFacts> versions) {
        return versions.stream().map(VersionFacts::run).filter(Objects::nonNull)
                .map(run -> run.where() == null ? "" : run.where().strip()).distinct().count() < 2;
    }

    private VersionRow marked(boolean mark) {
        return mark ? this : new VersionRow(name, unit, cells, -1, bars);
    }

    /** Wilson's interval of the share of right rows. */
    private static VersionRow intervals(List<VersionFacts> versions) {
        List<String> cells = new ArrayList<>();
        List<ShareInterval> bars = new ArrayList<>();
        for (VersionFacts version : versions) {
            RunQuality quality = version.quality();
            if (quality == null || quality.rows() == 0) {
                cells.add(Figures.NOT_AVAILABLE);
                bars.add(ShareInterval.NONE);
            } else {
                Interval interval = Wilson.of95(quality.right(), quality.rows());
                cells.add(Figures.percentFigure(interval.lower()) + "\u2013" + Figures.percent(interval.upper()));
                bars.add(new ShareInterval((double) quality.right() / quality.rows(), interval.lower(),
                        interval.upper(), 1, false));
            }
        }
        return new VersionRow("95\u00a0% interval", "on 0\u2013100\u00a0%", cells, -1, bars);
    }
}
