package secondlook.app.data.read;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;

/** Turns the cells of a sheet's rows into values. */
final class SheetCells {

    /** Excel's day 0; it believes that 1900 was a leap year, which matters before March 1900 only. */
    private static final LocalDateTime DAY_0 = LocalDateTime.of(1899, 12, 30, 0, 0);
    private static final LocalDateTime DAY_0_OF_1904 = LocalDateTime.of(1904, 1, 1, 0, 0);

    private static final double LAST_DAY = 2_958_466;

    private static final Pattern NOT_DATE = Pattern.compile("\"[^\"]*\"|\\\\.|\\[[^\\]]*\\]|_.|\\*.");
    private static final Pattern DATE = Pattern.compile("[ymdhsYMDHS]");

    private final int first;
    private final int columns;
    private final boolean from1904;
    private long errors;
    private long formulas;

    SheetCells(int first, int columns, boolean from1904) {
        this.first = first;
        this.columns = columns;
        this.from1904 = from1904;
    }

    static boolean hasValue(Row row) {
        return countValues(row) > 0;
    }

    static int countValues(Row row) {
        int n = 0;
        for (Cell cell : row) {
            n += isEmpty(cell) ? 0 : 1;
        }
        return n;
    }

    static boolean isEmpty(@Nullable Cell cell) {
        return cell == null || cell.getType() == CellType.EMPTY || cell.getValue() == null
                || (cell.getValue() instanceof String text && text.isBlank());
    }

    List<String> names(Row row) {
        List<String> names = new ArrayList<>();
        for (int c = 0; c < columns; c++) {
            Cell cell = cell(row, first + c);
            names.add(cell == null || isEmpty(cell) ? "" : String.valueOf(cell.getText()).strip());
        }
        return names;
    }

    /** One value a column; {@code null} for a row without any. */
    @Nullable
    Object @Nullable [] of(Row row) {
        @Nullable
        Object[] values = new Object[columns];
        boolean any = false;
        for (int c = 0; c < columns; c++) {
            values[c] = value(cell(row, first + c));
            any |= values[c] != null;
        }
        return any ? values : null;
    }

    private static @Nullable Cell cell(Row row, int column) {
        return column < row.getCellCount() ? row.getCell(column) : null;
    }

    private @Nullable Object value(@Nullable Cell cell) {
        if (cell == null || isEmpty(cell)) {
            return null;
        }
        if (cell.getType() == CellType.ERROR) {
            errors++;
            return null;
        }
        if (cell.getType() == CellType.FORMULA) {
            formulas++;
        }
        return switch (cell.getValue()) {
            case Boolean truth -> truth;
            case BigDecimal number -> isDate(cell) ? date(number.doubleValue()) : number(number);
            case String text when cell.getType() == CellType.FORMULA && text.startsWith("#") -> {
                errors++;
                yield null;
            }
            case String text when cell.getType() == CellType.FORMULA -> saved(cell, text);
            case String text -> CsvDialect.MISSING.contains(text.strip()) ? null : text;
            case null -> null;
            default -> String.valueOf(cell.getText());
        };
    }

    /** The library gives the value saved with a formula as text. */
    private Object saved(Cell cell, String text) {
        try {
            BigDecimal number = new BigDecimal(text);
            return isDate(cell) ? date(number.doubleValue()) : number(number);
        } catch (NumberFormatException e) {
            return text;
        }
    }

    private static Object number(BigDecimal number) {
        double value = number.doubleValue();
        return value == Math.rint(value) && Math.abs(value) < 1e15 ? (Object) (long) value : (Object) value;
    }

    private static boolean isDate(Cell cell) {
        Integer id = cell.getDataFormatId();
        if (id != null && (id >= 14 && id <= 22 || id >= 45 && id <= 47)) {
            return true;
        }
        String format = cell.getDataFormatString();
        return format != null && !format.equalsIgnoreCase("general") && format.length() < 256
                && DATE.matcher(NOT_DATE.matcher(format).replaceAll("")).find();
    }

    private Object date(double days) {
        if (!(days >= 0 && days < LAST_DAY)) {
            return days;
        }
        LocalDateTime moment = (from1904 ? DAY_0_OF_1904 : DAY_0)
                .plusSeconds(Math.round(days * 86_400));
        if (days < 1) {
            return moment.toLocalTime().toString();
        }
        return moment.toLocalTime().equals(LocalTime.MIDNIGHT) ? moment.toLocalDate() : moment;
    }

    List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        if (errors > 0) {
            warnings.add(errors + (errors == 1 ? " cell holds an error; it was" : " cells hold errors; they were")
                    + " taken for missing.");
        }
        if (formulas > 0) {
            warnings.add(formulas + (formulas == 1 ? " formula" : " formulas")
                    + " found; the values saved with them were read.");
        }
        return warnings;
    }
}
