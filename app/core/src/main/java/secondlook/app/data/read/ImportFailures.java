package secondlook.app.data.read;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import secondlook.app.duckdb.DiskTrouble;
import secondlook.runtime.Problem;
import secondlook.runtime.RefusedException;

/** Says in plain words why an import could not be finished. */
public final class ImportFailures {

    private ImportFailures() {
    }

    public static RefusedException io(SourceFile source, IOException e) {
        return new RefusedException(new Problem(source.origin() + " cannot be imported", null, DiskTrouble.words(e),
                "Free some space or choose another folder for the workspace."), e);
    }

    public static RefusedException folder(Path folder, IOException e) {
        return new RefusedException(new Problem("Nothing can be written to " + folder, null,
                DiskTrouble.words(e),
                "Choose a folder that you may write to."), e);
    }

    /** @param reading whether the source (and not our own files) is to blame unless the message says otherwise */
    public static RefusedException sql(SourceFile source, SQLException e, boolean reading) {
        String message = String.valueOf(e.getMessage());
        String disk = DiskTrouble.of(e);
        if (disk != null) {
            return new RefusedException(new Problem(source.origin() + " cannot be imported", null, disk,
                    "Free some space or choose another folder for the workspace."), e);
        }
        if (message.contains("Out of Memory")) {
            return new RefusedException(new Problem(source.origin() + " cannot be imported", null,
                    "its rows do not fit into the memory set aside for the database",
                    "Split it into files with fewer columns or shorter texts."), e);
        }
        if (message.contains("JSON")) {
            return JsonReader.refusal(source, e);
        }
        if (message.contains("CSV")) {
            return CsvProblems.refusal(source, e);
        }
        String first = message.lines().findFirst().orElse("unknown");
        return new RefusedException(new Problem(source.origin() + " cannot be imported", null,
                reading ? "it is damaged or not what its name says: " + first : first,
                "Try to open it with the program that made it."), e);
    }
}
