package secondlook.app.data.read;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import secondlook.app.duckdb.Sql;

/**
 * What the cells of a CSV file look like before any conversion, as far as it bears on their types.
 *
 * @param traits      of each column
 * @param headerAgain whether the whole header occurs below it
 */
record CsvSample(List<Set<Trait>> traits, boolean headerAgain) {

    /** Something that is true of a column's cells. */
    enum Trait {
        /** A text column every cell of which begins with a space. */
        PADDED,
        /** An integer column with a number of four or more digits that begins with 0. */
        LEADING_ZERO,
        /** A text column of numbers, some with a decimal comma. */
        DECIMAL_COMMA,
        /** A text column of numbers, some with a plus sign and a decimal point. */
        PLUS_SIGN,
        /** A column taken for truth values that holds other words than "true" and "false". */
        OTHER_WORDS,
        /** The header's cell occurs among the values. Only looked for where all columns are text. */
        NAME_AGAIN
    }

    private static final String NUMBER = "'^ ?[+-]?[0-9]+(SEP[0-9]+)?([eE][+-]?[0-9]+)?$'";

    private record Fact(int column, Trait trait, String expression) {}

    /**
     * @param header cells of the header; empty where there is none
     * @param rows   looked at; -1 for all
     */
    static CsvSample take(Connection connection, Path file, CsvDialect dialect, List<String> header, int rows)
            throws SQLException {
        List<String> types = dialect.types();
        boolean allText = types.stream().allMatch("VARCHAR"::equals);
        List<Fact> facts = new ArrayList<>();
        List<String> again = new ArrayList<>();
        for (int i = 0; i < types.size(); i++) {
            facts.addAll(facts(i, types.get(i)));
            if (allText && !header.isEmpty()) {
                String same = CsvDialect.column(i) + " IS NOT DISTINCT FROM " + Sql.text(header.get(i));
                facts.add(new Fact(i, Trait.NAME_AGAIN, "bool_or(" + same + ")"));
                again.add(same);
            }
        }
        List<Set<Trait>> traits = new ArrayList<>();
        types.forEach(type -> traits.add(EnumSet.noneOf(Trait.class)));
        if (facts.isEmpty()) {
            return new CsvSample(traits, false);
        }
        CsvDialect text = dialect.withTypes(Collections.nCopies(types.size(), "VARCHAR"));
        String query = "SELECT " + String.join(", ", facts.stream().map(Fact::expression).toList()) + ", "
                + (again.isEmpty() ? "false" : "bool_or(" + String.join(" AND ", again) + ")")
                + " FROM (SELECT * FROM " + text.from(file) + (rows < 0 ? "" : " LIMIT " + rows) + ")";
        try (Statement statement = connection.createStatement(); ResultSet result = statement.executeQuery(query)) {
            result.next();
            for (int i = 0; i < facts.size(); i++) {
                if (result.getBoolean(i + 1)) {
                    traits.get(facts.get(i).column()).add(facts.get(i).trait());
                }
            }
            return new CsvSample(traits, result.getBoolean(facts.size() + 1));
        }
    }

    private static List<Fact> facts(int column, String type) {
        String c = CsvDialect.column(column);
        return switch (type) {
            case "BOOLEAN" -> List.of(new Fact(column, Trait.OTHER_WORDS,
                    "bool_or(lower(trim(" + c + ")) NOT IN ('true', 'false'))"));
            case "BIGINT", "HUGEINT" -> List.of(new Fact(column, Trait.LEADING_ZERO,
                    "bool_or(regexp_matches(" + c + ", '^ ?0[0-9]{3,}$'))"));
            case "VARCHAR" -> List.of(new Fact(column, Trait.PADDED, "bool_and(" + c + "[1] = ' ')"),
                    new Fact(column, Trait.DECIMAL_COMMA,
                            allNumbers(c, "[.,]") + " AND bool_or(contains(" + c + ", ','))"),
                    new Fact(column, Trait.PLUS_SIGN, allNumbers(c, "[.]") + " AND bool_or(contains(" + c
                            + ", '+')) AND bool_or(contains(" + c + ", '.'))"));
            default -> List.of();
        };
    }

    private static String allNumbers(String column, String separator) {
        return "bool_and(regexp_matches(" + column + ", " + NUMBER.replace("SEP", separator) + "))";
    }

    boolean has(int column, Trait trait) {
        return traits.get(column).contains(trait);
    }

    /**
     * Whether the first line is data although all columns are text: then the database cannot tell, but names are short
     * and do not occur among their own values (unless files were put end to end, headers and all).
     */
    boolean firstLineIsData(List<String> header) {
        return header.stream().anyMatch(cell -> cell.length() > 100)
                || (header.size() > 1 && !headerAgain && traits.stream().anyMatch(t -> t.contains(Trait.NAME_AGAIN)));
    }
}
