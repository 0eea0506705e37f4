package secondlook.runtime.cases;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A comma-separated file with a header; quotes as in RFC 4180. */
record CaseTable(List<String> columns, List<List<String>> rows) {

    static CaseTable read(Path file) throws IOException {
        String text = Files.readString(file);
        List<List<String>> records = parse(text.startsWith("\ufeff") ? text.substring(1) : text);
        List<String> header = records.removeFirst();
        if (header.size() > 1) {
            // a blank line is no row; in a table of one column it is a missing value
            records.removeIf(row -> row.equals(List.of("")));
        }
        for (List<String> row : records) {
            if (row.size() != header.size()) {
                throw new IOException(file + ": " + row.size() + " cells under " + header.size() + " columns");
            }
        }
        return new CaseTable(header, records);
    }

    boolean has(String column) {
        return columns.contains(column);
    }

    String cell(int row, String column) {
        int at = columns.indexOf(column);
        if (at < 0) {
            throw new IllegalArgumentException("No column " + column + " in " + columns);
        }
        return rows.get(row).get(at);
    }

    /** A column as numbers; an empty cell is NaN. */
    double[] numbers(String column) {
        double[] values = new double[rows.size()];
        for (int row = 0; row < values.length; row++) {
            values[row] = number(cell(row, column));
        }
        return values;
    }

    /** Columns {@code prefix0, prefix1, …} row-major; K is how many there are. */
    double[] matrix(String prefix) {
        int k = count(prefix);
        double[] values = new double[rows.size() * k];
        for (int row = 0; row < rows.size(); row++) {
            for (int c = 0; c < k; c++) {
                values[row * k + c] = number(cell(row, prefix + c));
            }
        }
        return values;
    }

    int count(String prefix) {
        int k = 0;
        while (has(prefix + k)) {
            k++;
        }
        return k;
    }

    static double number(String cell) {
        return switch (cell.trim().toLowerCase(java.util.Locale.ROOT)) {
            case "", "nan" -> Double.NaN;
            case "inf", "infinity", "+inf" -> Double.POSITIVE_INFINITY;
            case "-inf", "-infinity" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(cell.trim());
        };
    }

    private static List<List<String>> parse(String text) {
        List<List<String>> records = new ArrayList<>();
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted && c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                cell.append(c);
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && c == ',') {
                cells.add(cell.toString());
                cell.setLength(0);
            } else if (!quoted && c == '\n') {
                cells.add(cell.toString());
                cell.setLength(0);
                records.add(cells);
                cells = new ArrayList<>();
            } else if (quoted || c != '\r') {
                cell.append(c);
            }
        }
        if (!cell.isEmpty() || !cells.isEmpty()) {
            cells.add(cell.toString());
            records.add(cells);
        }
        return records;
    }
}
