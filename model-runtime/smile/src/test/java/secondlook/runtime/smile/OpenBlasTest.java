package secondlook.runtime.smile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import secondlook.runtime.natives.NativeFolder;
import secondlook.runtime.natives.NativePlatform;
import smile.tensor.DenseMatrix;

class OpenBlasTest {

    private static final NativePlatform LINUX = NativePlatform.of("Linux", "amd64");

    @TempDir
    Path temporary;

    /** A class path with libraries of a few bytes. */
    private NativeFolder.Resources jar(String folder, String... names) throws IOException {
        for (String name : names) {
            Path file = temporary.resolve("jar/org/bytedeco/openblas").resolve(folder).resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, name);
        }
        return path -> {
            Path file = temporary.resolve("jar").resolve(path.substring(1));
            try {
                return Files.exists(file) ? file.toUri().toURL() : null;
            } catch (MalformedURLException impossible) {
                throw new IllegalStateException(impossible);
            }
        };
    }

    @Test
    void theBundledLibraryDoesTheAlgebra() {
        Assumptions.assumeTrue(OpenBlas.ofThisProgram().isBundled(),
                "no OpenBLAS for this system is on the class path");
        assertNull(LinearAlgebra.unavailable());
        LinearAlgebra.load();
        DenseMatrix matrix = DenseMatrix.of(new double[][]{{2, 1}, {1, 3}});
        double[] eigen = matrix.eigen().wr().toArray(new double[2]);
        assertEquals((5 - Math.sqrt(5)) / 2, Math.min(eigen[0], eigen[1]), 1e-12);
        assertEquals((5 + Math.sqrt(5)) / 2, Math.max(eigen[0], eigen[1]), 1e-12);
    }

    @Test
    void itIsLoadedFromTheCacheFolderAndNowhereElse() throws IOException {
        Path maps = Path.of("/proc/self/maps");
        Assumptions.assumeTrue(OpenBlas.ofThisProgram().isBundled() && Files.isReadable(maps));
        LinearAlgebra.load();
        try (Stream<String> lines = Files.lines(maps)) {
            List<String> loaded = lines.filter(line -> line.contains("libopenblas"))
                    .map(line -> line.substring(line.indexOf('/'))).distinct().toList();
            assertEquals(1, loaded.size(), loaded::toString);
            assertTrue(loaded.getFirst().matches(".*/openblas-\\d[\\w.-]*/libopenblas\\.so\\.0"), loaded::toString);
        }
    }

    @Test
    void librariesAreLaidOnceWhatIsNeededFirst() throws IOException {
        OpenBlas bundle = new OpenBlas(LINUX, temporary.resolve("cache"), jar("linux-x86_64", "libgcc_s.so.1",
                "libquadmath.so.0", "libgfortran.so.5", "libopenblas.so.0"));
        assertTrue(bundle.isBundled());
        List<String> files = bundle.lay().stream().map(f -> f.getFileName().toString()).toList();
        assertEquals(List.of("libgcc_s.so.1", "libquadmath.so.0", "libgfortran.so.5", "libopenblas.so.0"), files);
        assertEquals("libopenblas.so.0", Files.readString(bundle.lay().getLast()));
        NativeFolder.Resources withoutQuadmath = jar("linux-arm64");
        Files.createDirectories(temporary.resolve("jar/org/bytedeco/openblas/linux-arm64"));
        Files.writeString(temporary.resolve("jar/org/bytedeco/openblas/linux-arm64/libopenblas.so.0"), "arm");
        OpenBlas arm = new OpenBlas(NativePlatform.of("Linux", "aarch64"), temporary.resolve("arm"), withoutQuadmath);
        assertEquals(1, arm.lay().size());
    }

    @Test
    void whereNoneIsBundledTheSystemsIsLeftToSmile() throws IOException {
        OpenBlas none = new OpenBlas(LINUX, temporary.resolve("cache"), jar("windows-x86_64", "libopenblas.dll"));
        assertFalse(none.isBundled());
        none.load();
        assertFalse(Files.exists(temporary.resolve("cache")));
        OpenBlas mac = new OpenBlas(NativePlatform.of("Mac OS X", "aarch64"), temporary, OpenBlas.class::getResource);
        assertFalse(mac.isBundled(), "Smile uses Apple's library there");
        URL nothing = null;
        assertFalse(new OpenBlas(LINUX, temporary, path -> nothing).isBundled());
    }
}
