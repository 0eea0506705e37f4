package secondlook.desktop.open;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import secondlook.runtime.model.ModelFiles;

class FileRecogniserTest {

    @TempDir
    Path folder;

    private final FileRecogniser recogniser = new FileRecogniser(new ModelFiles(List.of()));

    @Test
    void contentCountsNotTheName() throws IOException {
        assertEquals(FileKind.TABLE, kind("a.txt", "x,y\n1,2\n"));
        assertEquals(FileKind.PREDICTIONS, kind("b.csv", "row_id,predicted,p_yes,p_no\n0,yes,0.9,0.1\n"));
        assertEquals(FileKind.PREDICTIONS, kind("c.tsv", "p_a\tp_b\n0.1\t0.9\n"));
        assertEquals(FileKind.TABLE, kind("d.csv", "p_value,other\n0.1,2\n"));
        assertEquals(FileKind.TABLE, kind("e", "PAR1...."));
    }

    @Test
    void whatCannotBeReadIsUnknown() throws IOException {
        Path binary = folder.resolve("weather.csv");
        Files.write(binary, new byte[]{1, 0, 2, 3});
        assertEquals(FileKind.UNKNOWN, recogniser.kind(binary));
        assertEquals(FileKind.UNKNOWN, kind("empty.csv", ""));
        assertEquals(FileKind.UNKNOWN, recogniser.kind(folder));
        assertEquals(FileKind.UNKNOWN, recogniser.kind(folder.resolve("absent.csv")));
    }

    @Test
    void theFileInAWorkspaceMeansTheWorkspace() throws IOException {
        Path file = folder.resolve("workspace.db");
        Files.writeString(file, "SQLite format 3\0");
        assertEquals(FileKind.WORKSPACE, recogniser.kind(file));
        assertEquals(folder, FileRecogniser.workspace(file));
        Path other = folder.resolve("other.db");
        assertEquals(other, FileRecogniser.workspace(other));
    }

    private FileKind kind(String name, String content) throws IOException {
        return recogniser.kind(Files.writeString(folder.resolve(name), content));
    }
}
