package secondlook.cli.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import secondlook.runtime.RefusedException;

class TemporaryFolderTest {

    @TempDir
    Path parent;

    private Path folder(String name, boolean locked) throws IOException {
        Path folder = Files.createDirectories(parent.resolve(name).resolve("runs")).getParent();
        assertNotNull(folder);
        Files.writeString(folder.resolve("runs/a.parquet"), "rows");
        if (locked) {
            Files.writeString(folder.resolve("in-use.lock"), "");
        }
        return folder;
    }

    @Test
    void isGoneWhenItIsClosed() throws IOException {
        Path made;
        try (TemporaryFolder folder = TemporaryFolder.in(parent, "Free some space.")) {
            made = folder.path();
            Files.createDirectories(made.resolve("datasets/x"));
            Files.writeString(made.resolve("datasets/x/y"), "z");
        }
        assertTrue(Files.notExists(made));
    }

    @Test
    void sweepsWhatAKilledProcessLeftAndNothingElse() throws IOException {
        Path left = folder("second-look-1", true);
        Path unknown = folder("second-look-2", false);
        Path foreign = folder("other-3", true);
        Path target = folder("kept", true);
        Files.createSymbolicLink(parent.resolve("second-look-link"), target);
        Path used = folder("second-look-4", true);
        try (FileChannel channel = FileChannel.open(used.resolve("in-use.lock"), StandardOpenOption.WRITE)) {
            assertNotNull(channel.lock());
            try (TemporaryFolder first = TemporaryFolder.in(parent, "Free some space.");
                    TemporaryFolder second = TemporaryFolder.in(parent, "Free some space.")) {
                assertTrue(Files.notExists(left));
                for (Path kept : new Path[]{unknown, foreign, target, used, first.path(), second.path()}) {
                    assertTrue(Files.isDirectory(kept), kept.toString());
                }
            }
        }
        assertEquals("rows", Files.readString(target.resolve("runs/a.parquet")));
    }

    @Test
    void saysWhereNothingCanBeWritten() {
        String why = assertThrows(RefusedException.class,
                () -> TemporaryFolder.in(parent.resolve("absent"), "Free some space.")).problem()
                .oneLine();
        assertTrue(why.contains("absent") && why.contains("Free some space."), why);
    }
}
