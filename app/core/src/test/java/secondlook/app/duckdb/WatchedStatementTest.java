package secondlook.app.duckdb;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.duckdb.DuckDBConnection;
import org.junit.jupiter.api.Test;
import secondlook.runtime.job.JobCancelledException;
import secondlook.runtime.job.JobContext;

class WatchedStatementTest {

    /** Far longer than the pause between two looks at it. */
    private static final String LONG = "CREATE OR REPLACE TEMP TABLE made AS SELECT count(DISTINCT hash(i)) FROM range(%d) r(i)";

    @Test
    void saysHowFarItIs() throws SQLException {
        List<Double> shares = Collections.synchronizedList(new ArrayList<>());
        try (DuckDBConnection connection = DuckDb.inMemory()) {
            WatchedStatement.execute(connection, LONG.formatted(10_000_000), JobContext.NONE, shares::add);
        }
        assertFalse(shares.isEmpty(), "nothing was said");
        assertTrue(shares.stream().allMatch(share -> share >= 0 && share <= 1), shares.toString());
    }

    @Test
    void endsSoonAfterItWasCancelled() throws SQLException {
        AtomicBoolean cancelled = new AtomicBoolean();
        JobContext context = new JobContext() {
            @Override
            public boolean isCancelled() {
                return cancelled.get();
            }
        };
        try (DuckDBConnection connection = DuckDb.inMemory()) {
            assertThrows(JobCancelledException.class, () -> WatchedStatement.execute(connection,
                    LONG.formatted(1_000_000_000_000L), context, share -> cancelled.set(true)));
        }
    }
}
