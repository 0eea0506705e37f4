package secondlook.app.data.read;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.Row;
import secondlook.runtime.Problem;
import secondlook.runtime.RefusedException;

/**
 * Where in a sheet the table is.
 *
 * @param firstRow    its first row as Excel counts, the header where there is one
 * @param lastRow     its last
 * @param header      whether the first row has the names
 * @param firstColumn from 0
 * @param columns     how many
 */
record SheetLayout(int firstRow, int lastRow, boolean header, int firstColumn, int columns, List<Guess> guesses,
        List<String> warnings) {

    /** Rows among which the top of the table must be. */
    private static final int LOOKED_AT = 200;

    /** How full a row must be, beside the fullest, to be the table's first. */
    private static final double FULL = 0.6;

    /** How much emptier than the fullest row notes under a table are. */
    private static final int NARROW = 3;

    /** One row, as far as it tells where the table is. */
    private record Shape(int number, int first, int last, int values, int texts) {

        static Shape of(Row row) {
            int first = -1;
            int last = -1;
            int values = 0;
            int texts = 0;
            for (Cell cell : row) {
                if (!SheetCells.isEmpty(cell)) {
                    first = first < 0 ? cell.getColumnIndex() : first;
                    last = cell.getColumnIndex();
                    values++;
                    texts += cell.getType() == CellType.STRING ? 1 : 0;
                }
            }
            return new Shape(row.getRowNum(), first, last, values, texts);
        }
    }

    static SheetLayout of(Opening opening, Iterator<Row> rows, String sheet) {
        Integer skip = opening.options().skip();
        List<Shape> top = new ArrayList<>();
        List<Shape> bottom = new ArrayList<>();
        int width = 0;
        int left = Integer.MAX_VALUE;
        int last = 0;
        int lastFull = 0;
        while (rows.hasNext()) {
            Shape shape = Shape.of(rows.next());
            opening.context().checkCancelled();
            if (shape.values() == 0 || (skip != null && shape.number() <= skip)) {
                continue;
            }
            if (top.size() < LOOKED_AT) {
                top.add(shape);
            }
            int full = top.stream().mapToInt(Shape::values).max().orElse(0);
            if (shape.values() >= Math.max(2, full * FULL) || full == 1) {
                left = Math.min(left, shape.first());
                width = Math.max(width, shape.last() + 1);
                lastFull = shape.number();
                bottom.clear();
            } else {
                bottom.add(shape);
                if (bottom.size() > LOOKED_AT) {
                    lastFull = shape.number();
                    bottom.clear();
                }
            }
            last = shape.number();
        }
        if (top.isEmpty()) {
            throw new RefusedException(new Problem(opening.source().origin() + " cannot be imported",
                    "sheet " + sheet, "it is empty", "Choose another sheet with the option sheet."));
        }
        return found(opening, top, new int[]{left, width, last, lastFull}, bottom);
    }

    private static SheetLayout found(Opening opening, List<Shape> top, int[] extent, List<Shape> bottom) {
        int full = top.stream().mapToInt(Shape::values).max().orElse(1);
        Integer skip = opening.options().skip();
        Shape first = skip != null
                ? top.getFirst()
                : first(top, full);
        int index = top.indexOf(first);
        List<Guess> guesses = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        if (first.number() > 1 && skip == null) {
            guesses.add(new Guess(ReadOptions.SKIP, String.valueOf(first.number() - 1), "Row " + first.number()
                    + " is the first that is as full as the table, " + first.values() + " cells."));
            if (index > 0) {
                warnings.add(index == 1
                        ? "One row above the table was passed over."
                        : index + " rows above the table were passed over.");
            }
        }
        Boolean asked = opening.options().header();
        boolean header = asked != null ? asked : first.texts() == first.values() && looksNamed(top, index);
        if (asked == null) {
            guesses.add(new Guess(ReadOptions.HEADER, header ? "yes" : "no", header
                    ? "Row " + first.number() + " is all text and the rows below it are not, or differ from it."
                    : "Row " + first.number() + " has numbers or empty cells like the rows below it."));
        }
        // a note under the table is not the table; narrow rows within it are
        int end = bottom.isEmpty() || !apart(bottom, extent[3], full) ? extent[2] : extent[3];
        if (end < extent[2]) {
            warnings.add(bottom.size() == 1
                    ? "One row below the table was passed over."
                    : bottom.size() + " rows below the table were passed over.");
        }
        int left = Math.min(extent[0], first.first());
        int columns = Math.max(extent[1], first.last() + 1) - left;
        ColumnLimit.check(opening.source(), columns);
        return new SheetLayout(first.number(), end, header, left, columns, guesses, warnings);
    }

    private static boolean apart(List<Shape> bottom, int lastFull, int full) {
        return bottom.getFirst().number() > lastFull + 1
                || bottom.stream().allMatch(s -> s.values() * NARROW <= full);
    }

    /**
     * The row above the first that is not all text; where all is text, the fullest. Words above a table may be spread over
     * as many cells as it has, but what follows them is still text.
     */
    private static Shape first(List<Shape> top, int full) {
        List<Shape> candidates = top.stream().filter(s -> s.values() >= full * FULL).toList();
        for (int i = 0; i < candidates.size(); i++) {
            boolean valuesBelow = i + 1 < candidates.size() && candidates.get(i + 1).texts() < candidates.get(i + 1)
                    .values();
            if (valuesBelow || candidates.get(i).texts() < candidates.get(i).values()) {
                return candidates.get(i);
            }
        }
        return candidates.stream().filter(s -> s.values() == full).findFirst().orElse(candidates.getFirst());
    }

    private static boolean looksNamed(List<Shape> top, int index) {
        Shape first = top.get(index);
        Shape[] below = top.subList(index + 1, top.size()).toArray(Shape[]::new);
        return below.length == 0 || Arrays.stream(below).anyMatch(s -> s.texts() < s.values())
                || first.values() == first.last() - first.first() + 1;
    }
}
