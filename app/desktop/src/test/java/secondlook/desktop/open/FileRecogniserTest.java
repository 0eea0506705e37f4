package secondlook.desktop.open;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import secondlook.app.engine.Engines;
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

    /** Both are zips that begin with a manifest, and the engine takes every such file for its own. */
    @Test
    void aPackedReviewIsNoModel() throws IOException {
        try (Engines engines = Engines.inProcess()) {
            FileRecogniser all = new FileRecogniser(engines.models());
            Path review = zip("review.zip", "manifest.json", "items.json", "content.json", "rows.parquet");
            assertEquals(FileKind.REVIEW, all.kind(review), "by what it holds");
            assertEquals(FileKind.REVIEW, all.kind(Files.copy(review, folder.resolve("for you.SLREVIEW"))));
            assertEquals(FileKind.REVIEW, all.kind(Files.writeString(folder.resolve("torn.slreview"), "PK")),
                    "whose refusal then speaks of a review");
            assertEquals(FileKind.MODEL, all.kind(zip("model.smile", "manifest.json", "recipe.json", "model.bin")));
        }
    }

    private Path zip(String name, String... entries) throws IOException {
        Path file = folder.resolve(name);
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (String entry : entries) {
                zip.putNextEntry(new ZipEntry(entry));
                zip.closeEntry();
            }
        }
        return file;
    }

    private FileKind kind(String name, String content) throws IOException {
        return recogniser.kind(Files.writeString(folder.resolve(name), content));
    }
}
