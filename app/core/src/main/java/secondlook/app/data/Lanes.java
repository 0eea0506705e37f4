package secondlook.app.data;

import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.duckdb.DuckDBConnection;

/** Connections to one database, each used by one thread at a time. Thread-safe. */
final class Lanes implements AutoCloseable {

    private final DuckDBConnection first;
    private final Deque<DuckDBConnection> free = new ArrayDeque<>();
    private int busy;
    private boolean closed;

    Lanes(DuckDBConnection first) {
        this.first = first;
    }

    /** A connection that is the caller's until it is given back. */
    DuckDBConnection take() throws SQLException {
        synchronized (this) {
            if (closed) {
                throw new IllegalStateException("the dataset is closed");
            }
            busy++;
            DuckDBConnection known = free.poll();
            if (known != null) {
                return known;
            }
        }
        try {
            return first.duplicate();
        } catch (SQLException e) {
            release();
            throw e;
        }
    }

    void give(DuckDBConnection connection) throws SQLException {
        boolean keep;
        synchronized (this) {
            keep = !closed;
            if (keep) {
                free.push(connection);
            }
        }
        if (!keep) {
            connection.close();
        }
        release();
    }

    private synchronized void release() {
        busy--;
        notifyAll();
    }

    /** Waits for the connections that are in use. */
    @Override
    public void close() throws SQLException {
        boolean interrupted = false;
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            while (busy > 0) {
                try {
                    wait();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        }
        for (DuckDBConnection connection : free) {
            connection.close();
        }
        first.close();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
