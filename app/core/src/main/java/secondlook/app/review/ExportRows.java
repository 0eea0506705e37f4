package secondlook.app.review;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;
import secondlook.app.database.Json;

/** The items of a session with what was said of them, as a table to be joined with rows and predictions. */
final class ExportRows {

    private ExportRows() {
    }

    /** What this table adds behind the prediction. */
    static List<String> columns(boolean history) {
        List<String> columns = List.of("i.reason", "i.inclusion_probability", "i.verdict", "i.label", "i.note",
                "i.reviewer", "i.answered_at", "i.seconds", "i.blind", "i.proposals");
        return history
                ? Stream.concat(columns.stream(), Stream.of("i.act", "i.supersedes"))
                        .toList()
                : columns;
    }

    static void load(DuckDBConnection connection, ReviewSession session, boolean history) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("""
                    CREATE TABLE items (place BIGINT, row_id BIGINT, run_index BIGINT, predicted VARCHAR,
                      reason VARCHAR, inclusion_probability DOUBLE, verdict VARCHAR, label VARCHAR, note VARCHAR,
                      reviewer VARCHAR, answered_at VARCHAR, seconds DOUBLE, blind BOOLEAN,
                      proposals VARCHAR, act BIGINT, supersedes BIGINT)""");
        }
        try (DuckDBAppender appender = connection.createAppender("main", "items")) {
            long place = 0;
            if (history) {
                for (Verdict act : session.history()) {
                    append(appender, place++, session.item(act.position()), act, act.note(), Map.of());
                }
            } else {
                for (int i = 0; i < session.size(); i++) {
                    append(appender, place++, session.item(i), session.effective(i).orElse(null), session.noteOf(i),
                            session.proposals(i));
                }
            }
        }
    }

    private static void append(DuckDBAppender appender, long place, ReviewItem item, @Nullable Verdict act,
            @Nullable String note, Map<String, String> proposals) throws SQLException {
        appender.beginRow();
        appender.append(place).append(item.rowId()).append((long) item.index()).append(item.predicted())
                .append(item.reason()).append(item.inclusionProbability());
        text(appender, act == null ? null : act.kind().key());
        text(appender, act == null ? null : act.label());
        text(appender, note);
        if (act == null) {
            appender.appendNull().appendNull().appendNull().appendNull();
        } else {
            appender.append(act.reviewer()).append(act.at()).append(act.seconds()).append(act.blind());
        }
        text(appender, proposals.isEmpty() ? null : Json.write(new TreeMap<>(proposals)));
        if (act == null) {
            appender.appendNull().appendNull();
        } else {
            appender.append(act.id());
            Long before = act.supersedes();
            if (before == null) {
                appender.appendNull();
            } else {
                appender.append(before.longValue());
            }
        }
        appender.endRow();
    }

    private static void text(DuckDBAppender appender, @Nullable String value) throws SQLException {
        if (value == null) {
            appender.appendNull();
        } else {
            appender.append(value);
        }
    }
}
