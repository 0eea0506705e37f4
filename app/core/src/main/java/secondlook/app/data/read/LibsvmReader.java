package secondlook.app.data.read;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import secondlook.runtime.Problem;
import secondlook.runtime.RefusedException;

/** Reads LIBSVM and SVMlight files: a label, then {@code index:value} for every value that is not 0. */
final class LibsvmReader implements DatasetReader {

    private static final Pattern LINE = Pattern.compile(
            "[+-]?\\d[\\d.eE+-]*+(\\s++(qid:\\d++|\\d++:[+-]?[\\d.][\\d.eE+-]*+))++\\s*+(#.*+)?");

    private static final int CHECK_EVERY = 4096;

    /** Rows times columns that are written out; beyond it a sparse table would fill the disk with zeros. */
    private static final long MOST_VALUES = 500_000_000L;

    @Override
    public boolean recognises(SourceFile source) {
        if (source.isNamed(".libsvm") || source.isNamed(".svmlight") || source.isNamed(".svm")) {
            return source.bytes() > 0;
        }
        String head = new String(source.head(), StandardCharsets.ISO_8859_1);
        List<String> lines = head.lines().filter(l -> !l.isBlank() && !l.startsWith("#")).limit(5).toList();
        // the last line of the beginning may be cut
        int whole = source.bytes() > source.head().length ? lines.size() - 1 : lines.size();
        return whole > 0 && lines.subList(0, whole).stream().allMatch(l -> LINE.matcher(l.strip()).matches());
    }

    @Override
    public SourceTable open(Opening opening) {
        SourceFile source = opening.source();
        try {
            Extent extent = extent(opening);
            ColumnLimit.check(source, (long) extent.last() - extent.first() + 2);
            int columns = extent.last() - extent.first() + 1;
            if (extent.rows() * columns > MOST_VALUES) {
                throw new RefusedException(new Problem(source.origin() + " cannot be imported", null,
                        "with its zeros written out it has " + extent.rows() + " x " + columns + " values",
                        "Leave out features that are nearly always 0."));
            }
            try (ScratchTable rows = new ScratchTable(opening.scratch())) {
                copy(opening, extent, columns, rows);
                rows.close();
                List<String> names = new ArrayList<>(List.of("label"));
                for (int i = 0; i < columns; i++) {
                    names.add("f" + (extent.first() + i));
                }
                return rows.table("libsvm", names, List.of("Features that a line does not name are 0."), List.of());
            }
        } catch (IOException e) {
            throw TextLines.failure(source, StandardCharsets.UTF_8, e);
        }
    }

    /** The smallest and the greatest index; indices begin with 1 unless there is a 0. */
    private record Extent(int first, int last, long rows) {}

    private interface Line {
        void found(String label, TextLines lines, String[] parts) throws IOException;
    }

    private static void each(Opening opening, Line line) throws IOException {
        try (BufferedReader in = TextLines.open(opening.source(), StandardCharsets.UTF_8)) {
            TextLines lines = new TextLines(opening.source(), in);
            for (String text = lines.next(); text != null; text = lines.next()) {
                int comment = text.indexOf('#');
                String bare = (comment < 0 ? text : text.substring(0, comment)).strip();
                if (!bare.isEmpty()) {
                    String[] parts = bare.split("\\s+");
                    line.found(parts[0], lines, parts);
                }
                if (lines.number() % CHECK_EVERY == 0) {
                    opening.context().checkCancelled();
                }
            }
        }
    }

    private static Extent extent(Opening opening) throws IOException {
        int[] range = {1, 0};
        long[] rows = {0};
        each(opening, (label, lines, parts) -> {
            rows[0]++;
            for (int i = 1; i < parts.length; i++) {
                int at = index(lines, parts[i]);
                range[0] = at == 0 ? 0 : range[0];
                range[1] = Math.max(range[1], at);
            }
        });
        return new Extent(range[0], range[1], rows[0]);
    }

    private static void copy(Opening opening, Extent extent, int columns, ScratchTable rows) throws IOException {
        rows.widen(columns + 1);
        double[] values = new double[columns];
        each(opening, (label, lines, parts) -> {
            Arrays.fill(values, 0);
            for (int i = 1; i < parts.length; i++) {
                int at = index(lines, parts[i]);
                if (at >= 0) {
                    values[at - extent.first()] = number(lines, parts[i].substring(parts[i].indexOf(':') + 1));
                }
            }
            rows.add(label(lines, label));
            for (double value : values) {
                rows.add(value);
            }
            rows.endRow();
        });
    }

    /** -1 for a query number, which is no feature. */
    private static int index(TextLines lines, String pair) {
        int colon = pair.indexOf(':');
        String index = colon < 0 ? "" : pair.substring(0, colon);
        if (index.equals("qid")) {
            return -1;
        }
        if (!index.matches("\\d{1,9}")) {
            throw lines.refused("\"" + shortened(pair) + "\" is not index:value", "Correct that line and try again.");
        }
        return Integer.parseInt(index);
    }

    private static @Nullable Object label(TextLines lines, String label) {
        double value = number(lines, label);
        return value == Math.rint(value) && Math.abs(value) < 1e15 ? (Object) (long) value : (Object) value;
    }

    private static double number(TextLines lines, String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw lines.refused("\"" + shortened(text) + "\" is no number", "Correct that line and try again.");
        }
    }

    private static String shortened(String text) {
        return text.length() > 40 ? text.substring(0, 40) + "\u2026" : text;
    }
}
