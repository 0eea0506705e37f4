package secondlook.desktop.theme;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FontFilesTest {

    private static final String IN_JAR = "jar:file:/lib/a.jar!/fonts/Face.ttf";

    @TempDir
    Path folder;

    @Test
    void theFileThatAnInstallationLaidOutIsTaken() throws IOException {
        Path fonts = Files.createDirectories(folder.resolve("with a space"));
        Path face = Files.writeString(fonts.resolve("Face.ttf"), "face");
        FontFiles files = new FontFiles(fonts.toString());
        assertEquals("file:" + face.toAbsolutePath(), files.location(IN_JAR));
        assertEquals("jar:file:/lib/a.jar!/fonts/Other.ttf", files.location("jar:file:/lib/a.jar!/fonts/Other.ttf"));
    }

    @Test
    void withoutAFolderTheJarIsRead() {
        assertEquals(IN_JAR, new FontFiles(null).location(IN_JAR));
        assertEquals(IN_JAR, new FontFiles("").location(IN_JAR));
    }
}
