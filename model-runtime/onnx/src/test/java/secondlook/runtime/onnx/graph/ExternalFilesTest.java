package secondlook.runtime.onnx.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExternalFilesTest {

    @TempDir
    Path folder;

    private Path model = Path.of("");

    @BeforeEach
    void aModelInAFolderOfItsOwn() throws IOException {
        Path own = Files.createDirectories(folder.resolve("own/sub"));
        Files.write(own.resolve("weights.bin"), new byte[100]);
        Files.write(folder.resolve("own/weights.bin"), new byte[100]);
        Files.write(folder.resolve("secret.txt"), new byte[100]);
        model = Files.write(folder.resolve("own/m.onnx"), new byte[1]);
    }

    private long check(String location, long offset, long bytes) throws IOException {
        return ExternalFiles.check(model, List.of(new ExternalReference("w", location, offset, bytes)));
    }

    private String refusal(String location, long offset, long bytes) {
        return String.valueOf(
                assertThrows(MalformedFileException.class, () -> check(location, offset, bytes)).getMessage());
    }

    @Test
    void acceptsFilesBesideTheModelAndBelowIt() throws IOException {
        assertEquals(100, check("weights.bin", 0, 100));
        assertEquals(100, check("sub/weights.bin", 50, 50));
        assertEquals(100, check("./weights.bin", 0, 0));
        assertEquals(0, ExternalFiles.check(model, List.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../secret.txt", "sub/../../secret.txt", "/etc/passwd", "C:\\secret", "c:/secret",
            "..\\secret.txt", "\\\\server\\share", "sub/..", "..", ".", "a/../weights.bin", "*/_ORT_MEM_ADDR_/*",
            "weights.bin\0.txt"})
    void refusesWhateverLeavesTheFolder(String location) {
        assertTrue(refusal(location, 0, 1).contains("outside its own folder"), location);
    }

    @Test
    void refusesALinkThatLeavesTheFolder() throws IOException {
        Files.createSymbolicLink(model.resolveSibling("link.bin"), folder.resolve("secret.txt"));
        assertTrue(refusal("link.bin", 0, 1).contains("outside its own folder"));
        Files.createSymbolicLink(model.resolveSibling("away"), folder);
        assertTrue(refusal("away/secret.txt", 0, 1).contains("outside its own folder"));
    }

    @Test
    void namesAFileThatIsAbsentOrTooShort() {
        assertTrue(refusal("big.data", 0, 1).contains("the file big.data, which is not beside it"));
        assertTrue(refusal("sub", 0, 1).contains("not beside it"));
        assertTrue(refusal("weights.bin", 0, 101).contains("claim more bytes than the file weights.bin has (100)"));
        assertTrue(refusal("weights.bin", 60, 41).contains("claim more bytes"));
        assertTrue(refusal("weights.bin", Long.MAX_VALUE, Long.MAX_VALUE).contains("claim more bytes"));
        assertTrue(refusal(" ", 0, 1).contains("does not name"));
    }
}
