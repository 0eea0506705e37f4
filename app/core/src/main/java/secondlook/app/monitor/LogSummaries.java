package secondlook.app.monitor;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import secondlook.app.database.Database;
import secondlook.app.database.Json;

/** How entries of the log are distributed together. What a whole month comes to is kept, so that it is read once. */
final class LogSummaries {

    private static final String READING = "The prediction log cannot be read";

    private final Database database;

    LogSummaries(Database database) {
        this.database = database;
    }

    private record Described(long seq, String source, long revision) {}

    private record Month(String model, String month) {}

    private record Made(Month month, String stamp, String json) {}

    /** Of each group of sources together; {@code null} in it where none of a group is described. */
    List<@Nullable Distributions> of(List<List<String>> groups) {
        List<Made> made = new ArrayList<>();
        List<@Nullable Distributions> sums = database.read(READING, connection -> {
            Map<Month, List<Described>> months = months(connection);
            List<@Nullable Distributions> found = new ArrayList<>();
            for (List<String> sources : groups) {
                found.add(sum(connection, months, new HashSet<>(sources), made));
            }
            return found;
        });
        keep(made);
        return sums;
    }

    private static @Nullable Distributions sum(Connection connection, Map<Month, List<Described>> months,
            Set<String> wanted, List<Made> made) throws SQLException {
        DistributionSum sum = new DistributionSum();
        for (Map.Entry<Month, List<Described>> month : months.entrySet()) {
            List<Described> entries = month.getValue();
            List<Described> some = entries.stream().filter(e -> wanted.contains(e.source())).toList();
            if (some.size() < entries.size() || some.size() == 1) {
                add(connection, some, sum);
            } else {
                sum.add(whole(connection, month.getKey(), entries, made));
            }
        }
        return sum.sum();
    }

    private static Map<Month, List<Described>> months(Connection connection) throws SQLException {
        Map<Month, List<Described>> months = new LinkedHashMap<>();
        try (PreparedStatement select = connection.prepareStatement("""
                SELECT l.seq, l.source, l.model, substr(l.at, 1, 7), d.revision FROM log_distribution d
                CROSS JOIN prediction_log l ON l.seq = d.entry ORDER BY d.entry""");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                months.computeIfAbsent(new Month(row.getString(3), row.getString(4)), key -> new ArrayList<>())
                        .add(new Described(row.getLong(1), row.getString(2), row.getLong(5)));
            }
        }
        return months;
    }

    private static void add(Connection connection, List<Described> entries, DistributionSum sum) throws SQLException {
        try (PreparedStatement select = connection
                .prepareStatement("SELECT distributions FROM log_distribution WHERE entry = ?")) {
            for (Described entry : entries) {
                select.setLong(1, entry.seq());
                try (ResultSet row = select.executeQuery()) {
                    if (row.next()) {
                        sum.add(row.getString(1));
                    }
                }
            }
        }
    }

    private static String whole(Connection connection, Month month, List<Described> entries, List<Made> made)
            throws SQLException {
        String stamp = entries.size() + ":" + entries.getLast().seq() + ":"
                + entries.stream().mapToLong(Described::revision).sum();
        for (Made one : made) {
            if (one.month().equals(month)) {
                return one.json();
            }
        }
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT distributions FROM log_month WHERE model = ? AND month = ? AND stamp = ?")) {
            select.setString(1, month.model());
            select.setString(2, month.month());
            select.setString(3, stamp);
            try (ResultSet row = select.executeQuery()) {
                if (row.next()) {
                    return row.getString(1);
                }
            }
        }
        DistributionSum sum = new DistributionSum();
        add(connection, entries, sum);
        String json = Json.write(java.util.Objects.requireNonNull(sum.sum()));
        made.add(new Made(month, stamp, json));
        return json;
    }

    private void keep(List<Made> made) {
        if (made.isEmpty() || database.isReadOnly()) {
            return;
        }
        database.write("The prediction log cannot be written", connection -> {
            try (PreparedStatement insert = connection.prepareStatement("""
                    INSERT INTO log_month (model, month, stamp, distributions) VALUES (?, ?, ?, ?)
                    ON CONFLICT DO UPDATE SET stamp = excluded.stamp, distributions = excluded.distributions""")) {
                for (Made one : made) {
                    insert.setString(1, one.month().model());
                    insert.setString(2, one.month().month());
                    insert.setString(3, one.stamp());
                    insert.setString(4, one.json());
                    insert.executeUpdate();
                }
            }
            return made.size();
        });
    }
}
