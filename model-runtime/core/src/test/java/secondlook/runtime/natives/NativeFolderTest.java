package secondlook.runtime.natives;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeFolderTest {

    @TempDir
    Path temporary;

    private URL library() throws IOException {
        return Files.writeString(temporary.resolve("source"), "library").toUri().toURL();
    }

    private NativeFolder folder() {
        return new NativeFolder(temporary.resolve("cache").resolve("thing-1"));
    }

    @Test
    void writesOnceAndReplacesWhatWasCutShort() throws IOException {
        URL library = library();
        Path file = folder().lay(library, "libthing.so");
        Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000));
        folder().lay(library, "libthing.so");
        assertEquals(1_000_000, Files.getLastModifiedTime(file).toMillis(), "written a second time");
        Files.writeString(file, "lib");
        folder().lay(library, "libthing.so");
        assertEquals("library", Files.readString(file));
        try (Stream<Path> files = Files.list(folder().path())) {
            assertEquals(1, files.count(), "a part is left");
        }
    }

    @Test
    void whatAProcessLeftThatWasEndedWhileItUnpackedIsRemovedAndWhatIsUnderWayStays() throws IOException {
        Path file = folder().lay(library(), "libthing.so");
        Files.delete(file);
        Path abandoned = Files.writeString(folder().path().resolve("libthing.so17.part"), "lib");
        Files.setLastModifiedTime(abandoned, FileTime.fromMillis(1_000_000));
        Path underWay = Files.writeString(folder().path().resolve("libthing.so18.part"), "libr");
        folder().lay(library(), "libthing.so");
        try (Stream<Path> files = Files.list(folder().path())) {
            assertEquals(List.of(file, underWay), files.sorted().toList());
        }
    }

    @Test
    void takesWhatLiesThereWhereNothingIsShipped() throws IOException {
        assertThrows(IOException.class, () -> folder().lay(null, "libthing.so"));
        Path file = folder().lay(library(), "libthing.so");
        assertEquals(file, folder().lay(null, "libthing.so"));
    }

    @Test
    void nobodyElseMayWriteThere() throws IOException {
        Assumptions.assumeTrue(temporary.getFileSystem().supportedFileAttributeViews().contains("posix"));
        folder().lay(library(), "libthing.so");
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder().path())));
    }
}
