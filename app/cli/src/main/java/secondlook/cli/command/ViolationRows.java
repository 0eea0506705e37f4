package secondlook.cli.command;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import secondlook.app.data.Dataset;
import secondlook.app.duckdb.DiskTrouble;
import secondlook.app.expect.Violation;
import secondlook.runtime.Problem;
import secondlook.runtime.RefusedException;

/** A file of the rows that break expectations: {@code row_id,column,expectation,action}, one line for each and row. */
final class ViolationRows {

    private ViolationRows() {
    }

    /** @param where condition that chose the rows; {@code null} for all */
    static void write(Dataset dataset, @Nullable String where, List<Violation> violations, Path file) {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            try (Writer out = Files.newBufferedWriter(part, StandardCharsets.UTF_8)) {
                out.write("row_id,column,expectation,action\n");
                for (Violation violation : violations) {
                    write(dataset, where, violation, out);
                }
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new RefusedException(new Problem(file + " cannot be written", null, DiskTrouble.words(e),
                    "Choose another folder."), e);
        } finally {
            part.toFile().delete();
        }
    }

    private static void write(Dataset dataset, @Nullable String where, Violation violation, Writer out)
            throws IOException {
        String condition = violation.condition();
        String rest = "," + quoted(violation.column()) + "," + quoted(violation.rule()) + ","
                + violation.action().name().toLowerCase(Locale.ROOT) + "\n";
        if (condition == null) {
            out.write(rest);
            return;
        }
        for (int id : dataset.ids(where == null ? condition : "(" + where + ") AND (" + condition + ")", null, false)) {
            out.write(id + rest);
        }
    }

    private static String quoted(@Nullable String text) {
        return text == null ? "" : '"' + text.replace("\"", "\"\"") + '"';
    }
}
