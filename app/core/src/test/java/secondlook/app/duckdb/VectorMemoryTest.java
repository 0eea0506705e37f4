package secondlook.app.duckdb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDataChunkWriter;
import org.duckdb.DuckDBFunctions;
import org.duckdb.DuckDBPreparedStatement;
import org.duckdb.DuckDBTableFunction;
import org.duckdb.DuckDBTableFunctionBindInfo;
import org.duckdb.DuckDBTableFunctionBuilder;
import org.duckdb.DuckDBTableFunctionCallInfo;
import org.duckdb.DuckDBTableFunctionInitInfo;
import org.duckdb.DuckDBWritableVector;
import org.junit.jupiter.api.Test;
import secondlook.runtime.data.ColumnType;
import secondlook.runtime.data.ColumnVector;
import secondlook.runtime.data.IntegerVector;
import secondlook.runtime.data.RealVector;

class VectorMemoryTest {

    /** A driver that hides its memory would work, more slowly where models are small: this says so. */
    @Test
    void thePinnedDriverLetsItsMemoryBeSeen() {
        assertTrue(VectorMemory.isVisible());
    }

    @Test
    void readsWholeVectorsAndThoseWithHolesAlike() throws Exception {
        int rows = 10_000;
        // holes in the third and the last vector only, at places that are no multiples of 64
        String value = "CASE WHEN range IN (5000, 9999) THEN NULL ELSE range END";
        try (DuckDBConnection connection = DuckDb.inMemory();
                ResultReading reading = new ResultReading(
                        (DuckDBPreparedStatement) connection.prepareStatement("SELECT " + value + "::BIGINT, (" + value
                                + ")::DOUBLE / 8 FROM range(" + rows + ")"),
                        List.of(ColumnType.INTEGER, ColumnType.REAL))) {
            int at = 0;
            // 3,000 rows a batch, so that batches and vectors seldom end at the same place
            for (List<ColumnVector> batch = reading.next(3000); batch != null; batch = reading.next(3000)) {
                IntegerVector whole = (IntegerVector) batch.get(0);
                RealVector real = (RealVector) batch.get(1);
                for (int i = 0; i < whole.size(); i++, at++) {
                    boolean missing = at == 5000 || at == 9999;
                    assertEquals(missing, whole.isMissing(i), "row " + at);
                    assertEquals(missing ? Double.NaN : at / 8.0, real.values()[i], "row " + at);
                    assertEquals(missing ? 0 : at, whole.values()[i], "row " + at);
                }
            }
            assertEquals(rows, at);
        }
    }

    @Test
    void aVectorThatHadHolesIsWholeWhenItIsFilledAgain() throws Exception {
        int chunks = 5;
        try (DuckDBConnection connection = DuckDb.oneThread()) {
            try (DuckDBTableFunctionBuilder function = DuckDBFunctions.tableFunction()) {
                function.withName("numbers").withFunction(new Numbers(chunks)).register(connection);
            }
            List<Long> missing = new ArrayList<>();
            long count = 0;
            try (Statement statement = connection.createStatement();
                    ResultSet result = statement.executeQuery("SELECT v FROM numbers()")) {
                for (; result.next(); count++) {
                    long value = result.getLong(1);
                    if (result.wasNull()) {
                        missing.add(count);
                    } else {
                        assertEquals(count, value);
                    }
                }
            }
            assertEquals(chunks * Numbers.ROWS, count);
            assertEquals(List.of(Numbers.ROWS + 7, 3 * Numbers.ROWS + 7), missing);
        }
    }

    /** Counts on; in every second chunk the value in place 7 is missing. */
    private static final class Numbers implements DuckDBTableFunction<Object, Object, Object> {

        private static final long ROWS = 1000;

        private final int chunks;
        private int chunk;

        Numbers(int chunks) {
            this.chunks = chunks;
        }

        @Override
        public Object bind(DuckDBTableFunctionBindInfo info) {
            info.addResultColumn("v", DuckDBColumnType.BIGINT);
            return this;
        }

        @Override
        public Object init(DuckDBTableFunctionInitInfo info) {
            info.setMaxThreads(1);
            return this;
        }

        @Override
        public long apply(DuckDBTableFunctionCallInfo info, DuckDBDataChunkWriter out) {
            if (chunk == chunks) {
                return 0;
            }
            DuckDBWritableVector vector = out.vector(0);
            ByteBuffer whole = VectorMemory.toFill(vector, (int) ROWS);
            for (int i = 0; whole != null && i < ROWS; i++) {
                whole.putLong(i * Long.BYTES, chunk * ROWS + i);
            }
            if (chunk % 2 == 1) {
                vector.setNull(7);
            }
            chunk++;
            return ROWS;
        }
    }
}
