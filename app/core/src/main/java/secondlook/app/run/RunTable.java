package secondlook.app.run;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;
import secondlook.app.duckdb.DuckDb;
import secondlook.app.duckdb.ResultReading;
import secondlook.app.duckdb.Sql;
import secondlook.runtime.data.ColumnType;
import secondlook.runtime.data.ColumnVector;
import secondlook.runtime.data.IntegerVector;
import secondlook.runtime.data.RealVector;
import secondlook.runtime.decision.InputRules;
import secondlook.runtime.decision.MeasuredRows;
import secondlook.runtime.decision.Predictions;
import secondlook.runtime.decision.RowStatus;
import secondlook.runtime.job.JobContext;

/** Reads a run's file. Columns are found by their place, which {@link RunColumn#of} fixes. Thread-safe. */
final class RunTable implements AutoCloseable {

    private static final int BATCH = 1 << 16;

    /** Values held at a time; a batch of a model with a thousand classes would else be half a gigabyte. */
    private static final int CELLS = 1 << 21;

    private static final int BLOCK = 4096;

    private static final int BLOCKS_KEPT = 64;

    private final DuckDBConnection connection;
    private final String from;
    private final RunManifest manifest;
    private final List<String> names;
    private final List<String> types;
    private final Map<Integer, double[]> blocks = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, double[]> eldest) {
            return size() > BLOCKS_KEPT;
        }
    };

    private RunTable(DuckDBConnection connection, String from, RunManifest manifest, List<String> names,
            List<String> types) {
        this.connection = connection;
        this.from = from;
        this.manifest = manifest;
        this.names = names;
        this.types = types;
    }

    static RunTable open(Path file, RunManifest manifest) throws SQLException {
        DuckDBConnection connection = DuckDb.inMemory();
        try {
            String from = "read_parquet(" + Sql.file(file) + ", file_row_number=true)";
            List<String> names = new ArrayList<>();
            List<String> types = new ArrayList<>();
            describe(connection, file, names, types);
            int expected = RunShape.columns(manifest);
            if (names.size() != expected) {
                throw new SQLException("its table has " + names.size() + " columns instead of " + expected);
            }
            return new RunTable(connection, from, manifest, names, types);
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /** Names of a run's columns in file order. */
    static List<String> columnNames(DuckDBConnection connection, Path file) throws SQLException {
        List<String> names = new ArrayList<>();
        describe(connection, file, names, new ArrayList<>());
        return names;
    }

    private static void describe(DuckDBConnection connection, Path file, List<String> names, List<String> types)
            throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("DESCRIBE SELECT * FROM read_parquet(" + Sql.file(file)
                        + ")")) {
            while (result.next()) {
                names.add(result.getString(1));
                types.add(result.getString(2));
            }
        }
    }

    long[] rowIds() {
        long[] ids = new long[rows()];
        each(List.of(name(0)), List.of(ColumnType.INTEGER), (at, columns) -> System
                .arraycopy(((IntegerVector) columns.getFirst()).values(), 0, ids, at, columns.getFirst().size()));
        return ids;
    }

    double[] values() {
        return reals(1);
    }

    private double[] reals(int column) {
        double[] values = new double[rows()];
        each(List.of(name(column)), List.of(ColumnType.REAL), (at, columns) -> System
                .arraycopy(((RealVector) columns.getFirst()).values(), 0, values, at, columns.getFirst().size()));
        return values;
    }

    Predictions predictions(JobContext context) {
        return predictions(1, context);
    }

    /** As {@link #predictions}, of the probabilities before calibration. */
    Predictions statedPredictions() {
        return predictions(RunShape.basic(manifest), JobContext.NONE);
    }

    /** One of {@link RunShape#MEMBER_COLUMNS}. */
    double[] members(int which) {
        return reals(RunShape.columns(manifest) - RunShape.MEMBER_COLUMNS.size() + which);
    }

    /** @param first place of the first class's probability */
    private Predictions predictions(int first, JobContext context) {
        int n = rows();
        int classes = manifest.classes().size();
        PredictionArrays arrays = new PredictionArrays(n, manifest.truth() != null);
        List<String> columns = new ArrayList<>();
        List<ColumnType> kinds = new ArrayList<>();
        columns.add(name(0));
        kinds.add(ColumnType.INTEGER);
        for (int k = 0; k < classes; k++) {
            columns.add(name(first + k));
            kinds.add(ColumnType.REAL);
        }
        // shorter than the word, and enough to tell them apart
        columns.add("CASE " + name(classes + 3) + " WHEN 'ok' THEN 0 WHEN 'renormalised' THEN 1 ELSE 2 END::BIGINT");
        kinds.add(ColumnType.INTEGER);
        TruthIndex index = null;
        if (manifest.truth() != null) {
            ColumnType type = truthType(types.get(classes + 4));
            columns.add(type == ColumnType.BOOLEAN ? name(classes + 4) + "::BIGINT" : name(classes + 4));
            kinds.add(type);
            index = new TruthIndex(manifest.classes(), type);
        }
        TruthIndex truth = index;
        each(columns, kinds, (at, batch) -> {
            arrays.add(at, batch, classes, truth);
            context.progress(at + batch.getFirst().size(), n);
            context.checkCancelled();
        });
        return arrays.predictions(manifest.classes());
    }

    private static ColumnType truthType(String sqlType) {
        return switch (sqlType) {
            case "BIGINT" -> ColumnType.INTEGER;
            case "DOUBLE" -> ColumnType.REAL;
            case "BOOLEAN" -> ColumnType.BOOLEAN;
            default -> ColumnType.TEXT;
        };
    }

    double[] distribution(int index) {
        int classes = manifest.classes().size();
        if (index < 0 || index >= rows()) {
            throw new IndexOutOfBoundsException(index);
        }
        if (classes == 0) {
            return new double[0];
        }
        double[] block;
        synchronized (blocks) {
            block = blocks.computeIfAbsent(index / BLOCK, this::readBlock);
        }
        int at = index % BLOCK * classes;
        double[] distribution = Arrays.copyOfRange(block, at, at + classes);
        if (InputRules.apply(distribution, 0, classes) == RowStatus.INVALID) {
            Arrays.fill(distribution, Double.NaN);
        }
        return distribution;
    }

    /** All distributions, in file order and at least a row at a time. */
    void distributions(DistributionVisitor visitor) {
        int classes = manifest.classes().size();
        List<String> columns = new ArrayList<>();
        List<ColumnType> kinds = new ArrayList<>();
        for (int k = 1; k <= classes; k++) {
            columns.add(name(k));
            kinds.add(ColumnType.REAL);
        }
        each(columns, kinds, (at, batch) -> {
            double[] block = interleaved(batch);
            for (int row = 0; row < batch.getFirst().size(); row++) {
                if (InputRules.apply(block, row * classes, classes) == RowStatus.INVALID) {
                    Arrays.fill(block, row * classes, (row + 1) * classes, Double.NaN);
                }
            }
            visitor.visit(at, block);
        });
    }

    private static double[] interleaved(List<ColumnVector> columns) {
        int rows = columns.getFirst().size();
        double[] block = new double[rows * columns.size()];
        for (int k = 0; k < columns.size(); k++) {
            double[] column = ((RealVector) columns.get(k)).values();
            for (int row = 0; row < rows; row++) {
                block[row * columns.size() + k] = column[row];
            }
        }
        return block;
    }

    private double[] readBlock(int number) {
        int classes = manifest.classes().size();
        long first = (long) number * BLOCK;
        List<String> columns = new ArrayList<>();
        for (int k = 1; k <= classes; k++) {
            columns.add(name(k));
        }
        double[] block = new double[BLOCK * classes];
        List<ColumnType> kinds = columns.stream().map(name -> ColumnType.REAL).toList();
        read("SELECT " + String.join(", ", columns) + " FROM " + from + " WHERE file_row_number BETWEEN " + first
                + " AND " + (first + BLOCK - 1) + " ORDER BY file_row_number", kinds, (at, batch) -> {
                    double[] part = interleaved(batch);
                    System.arraycopy(part, 0, block, at * classes, part.length);
                });
        return block;
    }

    private int rows() {
        return Math.toIntExact(manifest.rows());
    }

    private String name(int column) {
        return Sql.name(names.get(column));
    }

    @FunctionalInterface
    private interface Sink {
        void accept(int at, List<ColumnVector> columns);
    }

    private void each(List<String> columns, List<ColumnType> kinds, Sink sink) {
        read("SELECT " + String.join(", ", columns) + " FROM " + from, kinds, sink);
    }

    private void read(String query, List<ColumnType> kinds, Sink sink) {
        try (DuckDBConnection own = connection.duplicate();
                ResultReading reading = new ResultReading(own.prepare(query), kinds)) {
            int at = 0;
            int rows = Math.max(1, Math.min(BATCH, CELLS / kinds.size()));
            for (List<ColumnVector> batch = reading.next(rows); batch != null; batch = reading.next(rows)) {
                sink.accept(at, batch);
                at += batch.getFirst().size();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the run cannot be read: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What {@link Predictions} needs while it is filled. */
    private static final class PredictionArrays {

        private final long[] rowIds;
        private final MeasuredRows measured;
        private final int @Nullable [] truth;

        PredictionArrays(int n, boolean hasTruth) {
            rowIds = new long[n];
            measured = new MeasuredRows(n);
            truth = hasTruth ? new int[n] : null;
        }

        /** Columns: row id, probabilities, status, truth where there is one. */
        void add(int at, List<ColumnVector> batch, int classes, @Nullable TruthIndex index) {
            int rows = batch.getFirst().size();
            System.arraycopy(((IntegerVector) batch.getFirst()).values(), 0, rowIds, at, rows);
            long[] codes = ((IntegerVector) batch.get(classes + 1)).values();
            byte[] status = new byte[rows];
            for (int row = 0; row < rows; row++) {
                status[row] = (byte) codes[row];
            }
            double[][] columns = new double[classes][];
            for (int k = 0; k < classes; k++) {
                columns[k] = ((RealVector) batch.get(k + 1)).values();
            }
            measured.add(at, columns, status, rows);
            if (truth != null && index != null) {
                System.arraycopy(index.of(batch.get(classes + 2), rows), 0, truth, at, rows);
            }
        }

        Predictions predictions(List<String> classes) {
            return measured.predictions(classes, rowIds, truth);
        }
    }
}
