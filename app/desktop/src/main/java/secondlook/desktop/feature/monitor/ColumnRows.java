package secondlook.desktop.feature.monitor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import secondlook.app.monitor.ColumnPart;
import secondlook.app.monitor.ColumnShape;
import secondlook.app.monitor.ColumnWatch;
import secondlook.app.monitor.ColumnWatch.Level;
import secondlook.app.monitor.MonitorLimits;
import secondlook.desktop.chart.Figures;
import secondlook.desktop.chart.LimitBar.Measured;
import secondlook.desktop.chart.PairedBars;

/** The lines of the table, worst first. Missing, unseen and out-of-range values have lines of their own where there are any. */
final class ColumnRows {

    private static final String ARROW = " \u2192 ";

    private ColumnRows() {
    }

    static List<ColumnRow> of(List<ColumnWatch> columns, MonitorLimits limits) {
        List<ColumnRow> rows = new ArrayList<>();
        for (ColumnWatch column : columns) {
            rows.add(distribution(column));
            if (column.currentMissing() > 0 || column.referenceMissing() > 0) {
                rows.add(share(column, "missing", column.parts().missing(), column.referenceMissing(),
                        column.currentMissing(), limits.share(), column.missingAlarming(), "missing"));
            }
            if (column.outside() > 0) {
                String word = column.shape().isNumeric() ? "out of range" : "unseen";
                rows.add(share(column, word, column.parts().outside(), 0, column.outside(), limits.share(),
                        column.outsideAlarming(), word));
            }
        }
        rows.sort(Comparator.comparing(ColumnRow::level).thenComparingDouble(row -> {
            double value = row.measured().value() / row.measured().limit();
            return Double.isNaN(value) ? 1 : -value;
        }));
        return List.copyOf(rows);
    }

    private static ColumnRow distribution(ColumnWatch column) {
        return new ColumnRow("column " + column.name(), column.name(), column.role().key(), bars(column.shape()),
                Figures.fixed(column.psi(), 2),
                new Measured(column.psi(), MonitorLimits.A_LITTLE, Math.max(column.limit(), 0.01), column.alarming()),
                column.level(), change(column), column.parts().grown());
    }

    private static String change(ColumnWatch column) {
        if (!Double.isNaN(column.shape().currentMean())) {
            return means(column.shape().referenceMean(), column.shape().currentMean());
        }
        ColumnPart grown = column.parts().grown();
        return grown.label().isEmpty()
                ? ""
                : grown.label() + " " + Figures.percentFigure(grown.referenceShare()) + ARROW
                        + Figures.percent(grown.currentShare());
    }

    /** To 3 figures, both with the same decimals. */
    private static String means(double before, double now) {
        double size = Math.max(Math.abs(before), Math.abs(now));
        if (size >= 1000 || size < 0.01) {
            return Figures.number(rounded(before)) + ARROW + Figures.number(rounded(now));
        }
        int decimals = size >= 100 ? 0 : size >= 10 ? 1 : 2;
        return Figures.fixed(before, decimals) + ARROW + Figures.fixed(now, decimals);
    }

    /** To 3 figures: a mean is not known better. */
    private static double rounded(double value) {
        return value == 0 || !Double.isFinite(value)
                ? value
                : new java.math.BigDecimal(value).round(new java.math.MathContext(3)).doubleValue();
    }

    private static ColumnRow share(ColumnWatch column, String word, ColumnPart part, double before, double now,
            double limit, boolean alarming, String subject) {
        double rise = now - before;
        Level level = alarming ? Level.CHANGED : rise >= limit ? Level.A_LITTLE : Level.SAME;
        PairedBars bars = new PairedBars(List.of(word, "other"), List.of(word, "other"),
                List.of(zero(before), zero(1 - before)),
                List.of(zero(now), zero(1 - now)));
        return new ColumnRow(subject + " " + column.name(), column.name(), word, bars,
                (rise > 0 ? "+" : "") + Figures.percent(rise),
                new Measured(Math.max(0, rise), Double.NaN, Math.max(limit, 0.001), alarming), level,
                Figures.percentFigure(before) + ARROW + Figures.percent(now), part);
    }

    private static double zero(double share) {
        return Double.isNaN(share) ? 0 : share;
    }

    private static PairedBars bars(ColumnShape shape) {
        List<String> names = shape.isNumeric()
                ? IntStream.range(0, shape.reference().size())
                        .mapToObj(i -> Figures.number(rounded(shape.edges().get(i)))
                                + "–" + Figures.number(rounded(shape.edges().get(i + 1))))
                        .toList()
                : shape.categories();
        return new PairedBars(shape.isNumeric() ? List.of() : names, names, shares(shape.reference()),
                shares(shape.current()));
    }

    private static List<Double> shares(List<Long> counts) {
        double all = Math.max(1, counts.stream().mapToLong(Long::longValue).sum());
        return counts.stream().map(count -> count / all).toList();
    }
}
