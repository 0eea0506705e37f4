package secondlook.app.data;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;
import secondlook.app.data.ColumnProfile.Frequency;
import secondlook.app.data.ColumnProfile.Lengths;
import secondlook.app.data.ColumnProfile.Spread;
import secondlook.app.duckdb.Sql;
import secondlook.runtime.data.Column;
import secondlook.runtime.data.ColumnType;
import secondlook.runtime.job.JobContext;

/** Profiles the columns of a snapshot: one pass for the figures of many, one for the bins or the values of each. */
final class Profiling {

    private static final int BINS = 30;

    /** A column with at most so many different values has its most frequent ones listed. */
    private static final long FEW = 1000;

    private static final int TOP = 20;

    private static final long EXACT_ROWS = 1_000_000;

    /** Above it the values of all columns would not fit into memory in order. */
    private static final long EXACT_QUARTILES = 100_000;

    private static final double HUGE = 1e150;

    private static final double FAR = 3;

    private static final int FIGURES = 12;

    /** The database crashes on a query with tens of thousands of figures. */
    private static final int COLUMNS_A_PASS = 100;

    private final DuckDBConnection connection;
    private final DatasetManifest manifest;

    private final JobContext context;

    Profiling(DuckDBConnection connection, DatasetManifest manifest, JobContext context) {
        this.connection = connection;
        this.manifest = manifest;
        this.context = context;
    }

    /** One column's figures; the range as numbers is NaN where there is none. */
    private record Figures(long present, long distinct, @Nullable String min, @Nullable String max,
            @Nullable Double mean, double low, double high, double @Nullable [] quartiles, @Nullable Double sd,
            @Nullable Lengths lengths) {

        static Figures read(ResultSet result, int at) throws SQLException {
            long present = result.getLong(at);
            double mean = result.getDouble(at + 4);
            boolean noMean = result.wasNull();
            double low = result.getDouble(at + 5);
            boolean noRange = result.wasNull();
            return new Figures(present, Math.min(result.getLong(at + 1), present), result.getString(at + 2),
                    result.getString(at + 3), noMean ? null : mean, noRange ? Double.NaN : low,
                    noRange ? Double.NaN : result.getDouble(at + 6), quartiles(result.getArray(at + 7)),
                    noRange || Math.max(-low, result.getDouble(at + 6)) >= HUGE ? null : real(result, at + 8),
                    lengths(result, at + 9));
        }

        private static double @Nullable [] quartiles(@Nullable Array array) throws SQLException {
            if (array == null || !(array.getArray() instanceof Object[] values) || values.length < 3) {
                return null;
            }
            double[] quartiles = new double[3];
            for (int i = 0; i < 3; i++) {
                if (!(values[i] instanceof Number number)) {
                    return null;
                }
                quartiles[i] = number.doubleValue();
            }
            return quartiles;
        }

        private static @Nullable Double real(ResultSet result, int at) throws SQLException {
            double value = result.getDouble(at);
            return result.wasNull() || !Double.isFinite(value) ? null : value;
        }

        private static @Nullable Lengths lengths(ResultSet result, int at) throws SQLException {
            Double mean = real(result, at + 1);
            return mean == null ? null : new Lengths(result.getLong(at), mean, result.getLong(at + 2));
        }
    }

    List<ColumnProfile> columns() throws SQLException {
        List<Column> columns = manifest.schema().columns();
        List<Figures> figures = new ArrayList<>();
        for (int from = 0; from < columns.size(); from += COLUMNS_A_PASS) {
            context.checkCancelled();
            context.progress(from, 2L * columns.size());
            // a connection has one open result at a time
            figures.addAll(pass(columns.subList(from, Math.min(from + COLUMNS_A_PASS, columns.size()))));
        }
        List<ColumnProfile> profiles = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            context.checkCancelled();
            context.progress(columns.size() + i, 2L * columns.size());
            profiles.add(profile(columns.get(i), figures.get(i)));
        }
        return profiles;
    }

    private List<Figures> pass(List<Column> columns) throws SQLException {
        List<Figures> figures = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT "
                        + columns.stream().map(this::figures).collect(Collectors.joining(", ")) + " FROM "
                        + Snapshot.TABLE)) {
            result.next();
            for (int i = 0; i < columns.size(); i++) {
                figures.add(Figures.read(result, i * FIGURES + 1));
            }
        }
        return figures;
    }

    /** The column's value, NULL where it counts as missing. */
    private static String value(Column column) {
        String name = Sql.name(column.name());
        return column.type() == ColumnType.REAL
                ? "CASE WHEN isnan(" + name + ") THEN NULL ELSE " + name + " END"
                : name;
    }

    /** The column's position on a number line; infinite ones are on none. */
    private static @Nullable String number(Column column) {
        String name = Sql.name(column.name());
        return switch (column.type()) {
            case REAL -> "CASE WHEN isfinite(" + name + ") THEN " + name + " END";
            case INTEGER -> name + "::DOUBLE";
            case BOOLEAN -> name + "::BIGINT::DOUBLE";
            case DATE -> "CASE WHEN isfinite(" + name + ") THEN (" + name + " - DATE '1970-01-01')::DOUBLE END";
            case TIMESTAMP -> "CASE WHEN isfinite(" + name + ") THEN epoch_us(" + name + ")::DOUBLE END";
            case TEXT -> null;
        };
    }

    private String figures(Column column) {
        String value = value(column);
        String number = number(column);
        String distinct = manifest.rows() > EXACT_ROWS
                ? "approx_count_distinct(" + value + ")"
                : "count(DISTINCT " + value + ")";
        boolean mean = column.type().isNumeric();
        return "count(" + value + "), " + distinct + ", min(" + value + ")::VARCHAR, max(" + value + ")::VARCHAR, "
                + (mean ? "avg(" + number + ")" : "NULL") + ", "
                + (number == null
                        ? "NULL, NULL, NULL, NULL"
                        : "min(" + number + "), max(" + number + "), " + quartiles(number) + ", "
                        // the squares of larger ones are more than a number can hold
                                + (mean
                                        ? "stddev_samp(CASE WHEN abs(" + number + ") < " + HUGE + " THEN " + number
                                                + " END)"
                                        : "NULL"))
                + (column.type() == ColumnType.TEXT
                        ? ", min(length(" + value + ")), avg(length(" + value + ")), max(length(" + value + "))"
                        : ", NULL, NULL, NULL");
    }

    private String quartiles(String number) {
        return (manifest.rows() > EXACT_QUARTILES ? "approx_quantile(" : "quantile_cont(") + number
                + ", [0.25, 0.5, 0.75])";
    }

    private ColumnProfile profile(Column column, Figures figures) throws SQLException {
        boolean noBins = Double.isNaN(figures.low()) || column.type() == ColumnType.BOOLEAN;
        List<Double> edges = noBins ? List.of() : edges(column, figures.low(), figures.high());
        boolean few = figures.distinct() <= FEW;
        boolean exact = few || manifest.rows() <= EXACT_ROWS;
        long distinct = few && manifest.rows() > EXACT_ROWS ? countDistinct(column) : figures.distinct();
        return new ColumnProfile(column.name(), column.type(), manifest.rows() - figures.present(), distinct, exact,
                figures.min(), figures.max(), figures.mean(), few && distinct > 0 ? top(column) : List.of(), edges,
                edges.isEmpty() ? List.of() : counts(column, edges), spread(column, figures), figures.lengths());
    }

    private @Nullable Spread spread(Column column, Figures figures) throws SQLException {
        double[] quartiles = figures.quartiles();
        String number = number(column);
        if (quartiles == null || number == null || column.type() == ColumnType.BOOLEAN) {
            return null;
        }
        double range = quartiles[2] - quartiles[0];
        double below = quartiles[0] - FAR * range;
        double above = quartiles[2] + FAR * range;
        long far = 0;
        if (range > 0 && (figures.low() < below || figures.high() > above)) {
            try (Statement statement = connection.createStatement();
                    ResultSet result = statement.executeQuery("SELECT count(*) FROM " + Snapshot.TABLE + " WHERE ("
                            + number + ") < " + below + " OR (" + number + ") > " + above)) {
                result.next();
                far = result.getLong(1);
            }
        }
        return new Spread(quartiles[0], quartiles[1], quartiles[2], figures.sd(), far);
    }

    private long countDistinct(Column column) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement
                        .executeQuery("SELECT count(DISTINCT " + value(column) + ") FROM " + Snapshot.TABLE)) {
            result.next();
            return result.getLong(1);
        }
    }

    private List<Frequency> top(Column column) throws SQLException {
        String value = value(column);
        List<Frequency> top = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT (" + value + ")::VARCHAR AS v, count(*) AS n FROM "
                        + Snapshot.TABLE + " WHERE (" + value + ") IS NOT NULL GROUP BY (" + value
                        + ") ORDER BY n DESC, v LIMIT " + TOP)) {
            while (result.next()) {
                top.add(new Frequency(result.getString(1), result.getLong(2)));
            }
        }
        return top;
    }

    /** One bin for a single value; for few whole numbers one each; else bins of equal width. */
    private static List<Double> edges(Column column, double low, double high) {
        boolean whole = column.type() != ColumnType.REAL;
        if (low == high) {
            return List.of(low - 0.5, low + 0.5);
        }
        double span = high - low;
        List<Double> edges = new ArrayList<>();
        if (whole && span < BINS) {
            for (double edge = low - 0.5; edge <= high + 0.5; edge++) {
                edges.add(edge);
            }
            return edges;
        }
        if (!Double.isFinite(span)) {
            return List.of();
        }
        for (int i = 0; i < BINS; i++) {
            edges.add(low + span * i / BINS);
        }
        edges.add(high);
        return edges;
    }

    private List<Long> counts(Column column, List<Double> edges) throws SQLException {
        int bins = edges.size() - 1;
        Long[] counts = new Long[bins];
        Arrays.fill(counts, 0L);
        double low = edges.getFirst();
        double width = (edges.getLast() - low) / bins;
        String number = number(column);
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("SELECT least(floor(((" + number + ") - (" + low + ")) / "
                        + width + "), " + (bins - 1) + ")::INTEGER AS bin, count(*) FROM " + Snapshot.TABLE
                        + " WHERE (" + number + ") IS NOT NULL GROUP BY bin")) {
            while (result.next()) {
                counts[Math.max(result.getInt(1), 0)] += result.getLong(2);
            }
        }
        return List.of(counts);
    }
}
