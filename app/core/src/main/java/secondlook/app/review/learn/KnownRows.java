package secondlook.app.review.learn;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.duckdb.DuckDBConnection;
import secondlook.app.duckdb.Sql;

/**
 * The rows whose target was known before, less those that were reviewed: what people said replaces them. Of the reviewed
 * dataset itself its row ids tell; of another file the rows' content tells, so that the same rows are not learned twice because
 * their file was written anew.
 */
final class KnownRows {

    private static final Set<String> NUMBERS = Set.of("TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT",
            "UTINYINT", "USMALLINT", "UINTEGER", "UBIGINT", "FLOAT", "DOUBLE");

    private final String target;
    private final List<String> compared;

    private KnownRows(String target, List<String> compared) {
        this.target = target;
        this.compared = compared;
    }

    /**
     * Looks which columns tell a row of {@code known} again in {@code d.data}: all but the target, if one of the two has all
     * that the other has. Where each has columns of its own, rows that agree in the others need not be the same.
     */
    static KnownRows of(DuckDBConnection connection, String known, String target) throws SQLException {
        Map<String, String> reviewed = types(connection, "d.data");
        Map<String, String> base = types(connection, known);
        reviewed.remove(target);
        base.remove(target);
        boolean same = !base.isEmpty() && !reviewed.isEmpty() && (reviewed.keySet().containsAll(base.keySet())
                || base.keySet().containsAll(reviewed.keySet()));
        List<String> compared = new ArrayList<>();
        if (same) {
            base.forEach((name, type) -> {
                if (reviewed.containsKey(name)) {
                    boolean numbers = isNumber(type) && isNumber(reviewed.getOrDefault(name, ""));
                    String column = "%s." + Sql.name(name).replace("%", "%%");
                    compared.add("CAST(" + column + " AS " + (numbers ? "DOUBLE" : "VARCHAR") + ")");
                    if (numbers) {
                        // beyond 2^53 several whole numbers are one DOUBLE
                        compared.add("TRY_CAST(" + column + " AS HUGEINT)");
                    }
                }
            });
        }
        return new KnownRows(target, compared);
    }

    private static boolean isNumber(String type) {
        return NUMBERS.contains(type) || type.startsWith("DECIMAL");
    }

    private static Map<String, String> types(DuckDBConnection connection, String table) throws SQLException {
        Map<String, String> types = new LinkedHashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("DESCRIBE SELECT * FROM " + table)) {
            while (row.next()) {
                types.put(row.getString(1), row.getString(2));
            }
        }
        return types;
    }

    /** {@code FROM …} of the reviewed dataset's own rows, called k. */
    static String ofItself(String target) {
        return " FROM d.data k WHERE k." + Sql.name(target)
                + " IS NOT NULL AND k.rowid NOT IN (SELECT row_id FROM labels)";
    }

    /** {@code FROM …} of another table's rows, called k; a row that occurs several times is replaced once a reviewed one. */
    String from(String known) {
        String all = " FROM " + known + " k WHERE k." + Sql.name(target) + " IS NOT NULL";
        if (compared.isEmpty()) {
            return all;
        }
        List<String> equal = new ArrayList<>();
        for (int i = 0; i < compared.size(); i++) {
            equal.add(column("n", i) + " IS NOT DISTINCT FROM " + "r.c" + i);
        }
        return all + " AND k.rowid NOT IN (SELECT n.id FROM (SELECT k.rowid AS id, " + columns("k")
                + ", row_number() OVER (PARTITION BY " + values("k") + " ORDER BY k.rowid) AS nth" + all
                + ") n JOIN (SELECT " + columns("s") + ", count(*) AS times FROM labels l JOIN d.data s"
                + " ON s.rowid = l.row_id GROUP BY " + values("s") + ") r ON " + String.join(" AND ", equal)
                + " WHERE n.nth <= r.times)";
    }

    private static String column(String table, int at) {
        return table + ".c" + at;
    }

    private String values(String table) {
        return String.join(", ", compared.stream().map(cast -> String.format(Locale.ROOT, cast, table))
                .toList());
    }

    private String columns(String table) {
        List<String> named = new ArrayList<>();
        for (int i = 0; i < compared.size(); i++) {
            named.add(String.format(Locale.ROOT, compared.get(i), table) + " AS c" + i);
        }
        return String.join(", ", named);
    }
}
