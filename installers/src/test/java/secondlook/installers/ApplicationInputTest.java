package secondlook.installers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApplicationInputTest {

    private static final String MANIFEST = "META-INF/MANIFEST.MF";

    @TempDir
    Path folder;

    private Path jars;
    private @Nullable Path processor;

    @BeforeEach
    void libraries() throws IOException {
        jars = Files.createDirectories(folder.resolve("lib"));
        jar("onnxruntime_gpu-9.jar",
                Map.of(MANIFEST, "Manifest-Version: 1.0\nImplementation-Version: 9.1\n\n", "ai/A.class",
                        "a", "ai/onnxruntime/native/linux-x64/libonnxruntime.so", "ort",
                        "ai/onnxruntime/native/linux-x64/libonnxruntime_providers_cuda.so", "cuda",
                        "ai/onnxruntime/native/win-x64/onnxruntime.dll", "dll"));
        jar("sqlite-jdbc-3.jar", Map.of("sqlite-jdbc.properties", "version=3.5\n",
                "org/sqlite/native/Linux/x86_64/libsqlitejdbc.so", "sq",
                "org/sqlite/native/Linux-Musl/x86_64/libsqlitejdbc.so",
                "musl", "org/sqlite/native/Mac/aarch64/libsqlitejdbc.dylib", "mac"));
        jar("duckdb_jdbc-2.jar", Map.of("org/D.class", "d", "libduckdb_java.so_linux_amd64", "duck",
                "libduckdb_java.so_linux_arm64", "other"));
        jar("javafx-graphics-26-linux.jar", Map.of("module-info.class", "m", "libglass.so", "glass"));
        jar("javafx-graphics-26.jar", Map.of("META-INF/x", "only names the other"));
        jar("plain-1.jar", Map.of("p/P.class", "p"));
        jar("second-look.jar", Map.of("secondlook/desktop/about/third-party.txt", "GPL"));
        jar("ikonli-feather-pack-1.jar", Map.of("META-INF/f/feather.ttf", "face", "other.svg", "o"));
    }

    @Test
    void theSmallFlavourHasTheSmallerLibraryOfTheSameName() throws IOException {
        processor = jars.resolveSibling("onnxruntime-9.jar");
        jar("../onnxruntime-9.jar", Map.of("ai/onnxruntime/native/linux-x64/libonnxruntime.so", "small"));
        assertEquals("small", text(lay("small", Flavour.CPU), "input/natives/onnxruntime-9.1/libonnxruntime.so"));
    }

    @Test
    void facesAndLicencesLieBesideTheJars() throws IOException {
        Path out = lay("faces", Flavour.CPU);
        assertEquals("face", text(out, "input/fonts/feather.ttf"));
        assertFalse(Files.exists(out.resolve("input/fonts/other.svg")));
        assertEquals("GPL", text(out, "input/licences.txt"));
    }

    @Test
    void nativesOfThisSystemLieUnpackedAndThoseOfOthersAreLeftOut() throws IOException {
        Path out = lay("out", Flavour.CPU);
        assertEquals("ort", text(out, "input/natives/onnxruntime-9.1/libonnxruntime.so"));
        assertEquals("sq", text(out, "input/natives/sqlite-3.5/libsqlitejdbc.so"));
        assertEquals("duck", text(out, "input/libduckdb_java.so_linux_amd64"));
        assertEquals("glass", text(out, "runtime/libglass.so"));
        assertFalse(Files.exists(out.resolve("input/natives/onnxruntime-9.1/libonnxruntime_providers_cuda.so")));
        assertFalse(Files.exists(out.resolve("input/natives/onnxruntime-9.1/onnxruntime.dll")));
        assertFalse(Files.exists(out.resolve("modules/javafx-graphics-26.jar")));
        for (String name : new String[]{"input/onnxruntime_gpu-9.jar", "input/duckdb_jdbc-2.jar",
                "modules/javafx-graphics-26-linux.jar"}) {
            try (JarFile jar = new JarFile(out.resolve(name).toFile())) {
                assertTrue(jar.stream().noneMatch(entry -> entry.getName().matches(".*\\.(so|dll|dylib).*")), name);
                assertTrue(jar.stream().anyMatch(entry -> entry.getName().endsWith(".class")), name);
            }
        }
    }

    @Test
    void theLargeFlavourHasTheGraphicsCardsLibrary() throws IOException {
        assertEquals("cuda",
                text(lay("gpu", Flavour.GPU), "input/natives/onnxruntime-9.1/libonnxruntime_providers_cuda.so"));
    }

    @Test
    void theSameJarsGiveTheSameBytes() throws IOException {
        byte[] first = Files.readAllBytes(lay("one", Flavour.CPU).resolve("input/duckdb_jdbc-2.jar"));
        assertArrayEquals(first, Files.readAllBytes(lay("two", Flavour.CPU).resolve("input/duckdb_jdbc-2.jar")));
    }

    @Test
    void aLibraryThatNoRuleKnowsStopsTheBuild() throws IOException {
        jar("newcomer-1.jar", Map.of("lib/libnew.so", "n"));
        assertThrows(IllegalArgumentException.class, () -> lay("out", Flavour.CPU));
    }

    private Path lay(String name, Flavour flavour) throws IOException {
        Path out = folder.resolve(name);
        new ApplicationInput(new NativeRules(new Target("linux", false), flavour), out.resolve("input"),
                out.resolve("modules"), out.resolve("runtime"), processor).lay(jars);
        return out;
    }

    private static String text(Path out, String file) throws IOException {
        return Files.readString(out.resolve(file));
    }

    private void jar(String name, Map<String, String> entries) throws IOException {
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jars.resolve(name)))) {
            for (Map.Entry<String, String> entry : new TreeMap<>(entries).entrySet()) {
                out.putNextEntry(new ZipEntry(entry.getKey()));
                out.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
                out.closeEntry();
            }
        }
    }
}
