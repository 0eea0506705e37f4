package secondlook.app.data.read;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.jspecify.annotations.Nullable;
import secondlook.runtime.Problem;
import secondlook.runtime.RefusedException;
import secondlook.runtime.job.JobCancelledException;

/** Reads one sheet of an Excel workbook (.xlsx). Formulas are not computed: the values saved with them count. */
final class WorkbookReader implements DatasetReader {

    @Override
    public boolean recognises(SourceFile source) {
        return source.startsWith("PK\u0003\u0004");
    }

    @Override
    public SourceTable open(Opening opening) {
        SourceFile source = opening.source();
        boolean styles = new WorkbookCheck(opening).check();
        try (ReadableWorkbook workbook = new ReadableWorkbook(source.path().toFile(),
                new ReadingOptions(styles, false))) {
            List<Guess> guesses = new ArrayList<>();
            List<String> warnings = new ArrayList<>();
            Sheet sheet = sheet(opening, workbook, guesses, warnings);
            SheetLayout layout;
            try (Stream<Row> rows = sheet.openStream()) {
                layout = SheetLayout.of(opening, rows.iterator(), sheet.getName());
            }
            guesses.addAll(layout.guesses());
            try (Stream<Row> rows = sheet.openStream(); ScratchTable table = new ScratchTable(opening.scratch())) {
                return copy(opening, rows.iterator(), layout, table, guesses, warnings, workbook.isDate1904());
            }
        } catch (RefusedException | JobCancelledException e) {
            throw e;
        } catch (RuntimeException | IOException e) {
            // the library throws exceptions of many kinds where a part is not what it should be
            throw damaged(source, e);
        }
    }

    private static RefusedException damaged(SourceFile source, Exception e) {
        return new RefusedException(new Problem(source.origin() + " cannot be imported", null,
                "it is damaged: " + String.valueOf(e.getMessage()).lines().findFirst().orElse("unknown"),
                "Open it with a spreadsheet program and save it again."), e);
    }

    private static Sheet sheet(Opening opening, ReadableWorkbook workbook, List<Guess> guesses, List<String> warnings)
            throws IOException {
        List<Sheet> sheets;
        try (Stream<Sheet> all = workbook.getSheets()) {
            sheets = all.toList();
        }
        String names = String.join(", ", sheets.stream().map(Sheet::getName).toList());
        String asked = opening.options().get(ReadOptions.SHEET);
        if (asked != null) {
            return asked(opening, sheets, asked, names);
        }
        for (Sheet sheet : sheets) {
            try (Stream<Row> rows = sheet.openStream()) {
                if (rows.anyMatch(SheetCells::hasValue)) {
                    if (sheets.size() > 1) {
                        guesses.add(new Guess(ReadOptions.SHEET, sheet.getName(),
                                "It is the first of " + sheets.size() + " sheets that has anything in it: " + names
                                        + ".",
                                sheets.stream().map(Sheet::getName).toList()));
                        warnings.add("The workbook has " + sheets.size() + " sheets (" + names + "); " + sheet.getName()
                                + " was read.");
                    }
                    return sheet;
                }
            }
        }
        throw new RefusedException(opening.source().origin() + " cannot be imported", "its sheets are empty",
                "Choose a workbook with a table in it.");
    }

    private static Sheet asked(Opening opening, List<Sheet> sheets, String asked, String names) {
        for (Sheet sheet : sheets) {
            if (sheet.getName().equals(asked)) {
                return sheet;
            }
        }
        if (asked.matches("\\d{1,4}") && Integer.parseInt(asked) >= 1 && Integer.parseInt(asked) <= sheets.size()) {
            return sheets.get(Integer.parseInt(asked) - 1);
        }
        throw new RefusedException(new Problem(opening.source().name() + " has no sheet " + asked, null,
                "its sheets are " + names, "Choose one of them."));
    }

    private static SourceTable copy(Opening opening, Iterator<Row> rows, SheetLayout layout, ScratchTable table,
            List<Guess> guesses, List<String> warnings, boolean from1904) throws IOException {
        List<String> names = new ArrayList<>();
        SheetCells cells = new SheetCells(layout.firstColumn(), layout.columns(), from1904);
        table.widen(layout.columns());
        int blank = 0;
        long skippedBlank = 0;
        while (rows.hasNext()) {
            Row row = rows.next();
            if (row.getRowNum() < layout.firstRow()) {
                continue;
            }
            if (row.getRowNum() == layout.firstRow() && layout.header()) {
                names.addAll(cells.names(row));
                continue;
            }
            if (row.getRowNum() > layout.lastRow()) {
                break;
            }
            @Nullable
            Object[] values = cells.of(row);
            if (values == null) {
                blank++;
                continue;
            }
            skippedBlank += blank;
            blank = 0;
            for (Object value : values) {
                table.add(value);
            }
            table.endRow();
            if (table.rows() % 1024 == 0) {
                opening.context().checkCancelled();
            }
        }
        table.close();
        while (names.size() < layout.columns()) {
            names.add("column_" + (names.size() + 1));
        }
        warnings.addAll(layout.warnings());
        warnings.addAll(cells.warnings());
        if (skippedBlank > 0) {
            warnings.add(skippedBlank == 1
                    ? "An empty row was passed over."
                    : skippedBlank + " empty rows were passed over.");
        }
        return table.table("xlsx", names, warnings, guesses);
    }
}
