package secondlook.installers;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NativeRulesTest {

    private final NativeRules rules = new NativeRules(new Target("linux", false), Flavour.CPU);

    /** The program's libraries are on the tests' class path: a new one with native code is noticed here, not at the release. */
    @Test
    void everyLibraryOfTheProgramIsKnown() throws IOException {
        Set<String> jars = new TreeSet<>();
        for (Path path : Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> entry.endsWith(".jar")).map(Path::of).toList()) {
            String jar = path.getFileName().toString();
            for (String entry : natives(path)) {
                assertDoesNotThrow(() -> rules.place(jar, entry));
                jars.add(jar.replaceAll("[-_][0-9g].*", ""));
            }
        }
        assertTrue(jars.containsAll(List.of("onnxruntime", "duckdb_jdbc", "sqlite-jdbc")), jars.toString());
    }

    @Test
    void decompressorsInJavaNeedNoLibraries() {
        assertNull(rules.place("aircompressor-v3-3.3.jar", "aircompressor/linux-amd64/libzstd.so"));
    }

    private List<String> natives(Path file) throws IOException {
        try (JarFile jar = new JarFile(file.toFile())) {
            return jar.stream().map(entry -> entry.getName()).filter(rules::isNative).toList();
        }
    }
}
