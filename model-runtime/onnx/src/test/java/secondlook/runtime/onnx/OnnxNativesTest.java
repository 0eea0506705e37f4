package secondlook.runtime.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import secondlook.runtime.natives.NativeFolder;
import secondlook.runtime.natives.NativePlatform;

class OnnxNativesTest {

    private static final NativePlatform LINUX = NativePlatform.of("Linux", "amd64");

    @TempDir
    Path temporary;

    private @Nullable String before;

    @BeforeEach
    void forgetWhereTheLibrariesAre() {
        before = System.getProperty(OnnxNatives.NATIVE_PATH);
        System.clearProperty(OnnxNatives.NATIVE_PATH);
    }

    @AfterEach
    void putItBack() {
        if (before == null) {
            System.clearProperty(OnnxNatives.NATIVE_PATH);
        } else {
            System.setProperty(OnnxNatives.NATIVE_PATH, before);
        }
    }

    /** Libraries of a few bytes, as if they were in a jar. */
    private NativeFolder.Resources jar(String... names) throws IOException {
        Path jar = Files.createDirectories(temporary.resolve("jar"));
        for (String name : names) {
            Path file = jar.resolve(OnnxNatives.resource(LINUX, name).substring(1));
            Files.createDirectories(file.getParent());
            Files.writeString(file, "library " + name);
        }
        return path -> {
            Path file = jar.resolve(path.substring(1));
            try {
                return Files.exists(file) ? file.toUri().toURL() : null;
            } catch (MalformedURLException impossible) {
                throw new IllegalStateException(impossible);
            }
        };
    }

    private NativeFolder.Resources cpuJar() throws IOException {
        return jar("onnxruntime", "onnxruntime4j_jni", "onnxruntime_providers_shared");
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void unpacksOnceAndTellsOnnxRuntime() throws IOException {
        OnnxNatives natives = new OnnxNatives(LINUX, temporary.resolve("cache"), cpuJar());
        natives.prepare();
        assertEquals(natives.folder().toString(), System.getProperty(OnnxNatives.NATIVE_PATH));
        assertTrue(natives.folder().getFileName().toString().matches("onnxruntime-\\d+\\.\\d+\\.\\d+"));
        assertEquals(List.of("libonnxruntime.so", "libonnxruntime4j_jni.so"), names(natives.folder()));
        Path library = natives.folder().resolve("libonnxruntime.so");
        assertEquals("library onnxruntime", Files.readString(library));
        Files.setLastModifiedTime(library, FileTime.fromMillis(1_000_000));
        System.clearProperty(OnnxNatives.NATIVE_PATH);
        natives.prepare();
        assertEquals(1_000_000, Files.getLastModifiedTime(library).toMillis(), "written a second time");
    }

    @Test
    void replacesALibraryThatWasCutShort() throws IOException {
        OnnxNatives natives = new OnnxNatives(LINUX, temporary.resolve("cache"), cpuJar());
        natives.prepare();
        Path library = natives.folder().resolve("libonnxruntime.so");
        Files.writeString(library, "lib");
        System.clearProperty(OnnxNatives.NATIVE_PATH);
        natives.prepare();
        assertEquals("library onnxruntime", Files.readString(library));
        assertEquals(2, names(natives.folder()).size());
    }

    @Test
    void leavesOnnxRuntimeAloneWhereNothingCanBeWritten() throws IOException {
        Path blocked = Files.writeString(temporary.resolve("blocked"), "a file where the folder should be");
        new OnnxNatives(LINUX, blocked, cpuJar()).prepare();
        assertNull(System.getProperty(OnnxNatives.NATIVE_PATH));
        URL none = null;
        new OnnxNatives(LINUX, temporary.resolve("cache"), path -> none).prepare();
        assertNull(System.getProperty(OnnxNatives.NATIVE_PATH));
    }

    @Test
    void usesLibrariesThatLieThereAlreadyWhereTheJarHasNone() throws IOException {
        OnnxNatives natives = new OnnxNatives(LINUX, temporary.resolve("cache"), cpuJar());
        natives.prepare();
        System.clearProperty(OnnxNatives.NATIVE_PATH);
        URL none = null;
        new OnnxNatives(LINUX, temporary.resolve("cache"), path -> none).prepare();
        assertEquals(natives.folder().toString(), System.getProperty(OnnxNatives.NATIVE_PATH));
    }

    @Test
    void respectsAFolderThatSomebodyNamed() throws IOException {
        System.setProperty(OnnxNatives.NATIVE_PATH, "/somewhere");
        new OnnxNatives(LINUX, temporary.resolve("cache"), cpuJar()).prepare();
        assertEquals("/somewhere", System.getProperty(OnnxNatives.NATIVE_PATH));
        assertFalse(Files.exists(temporary.resolve("cache")));
    }

    @Test
    void cudaIsUnpackedOnlyWhenAskedFor() throws IOException {
        OnnxNatives natives = new OnnxNatives(LINUX, temporary.resolve("cache"), jar("onnxruntime",
                "onnxruntime4j_jni", "onnxruntime_providers_shared", "onnxruntime_providers_cuda"));
        natives.prepare();
        assertEquals(2, names(natives.folder()).size());
        natives.prepareCuda();
        assertTrue(names(natives.folder()).containsAll(
                List.of("libonnxruntime_providers_cuda.so", "libonnxruntime_providers_shared.so")));
        URL none = null;
        OnnxNatives without = new OnnxNatives(LINUX, temporary.resolve("other"), path -> none);
        System.setProperty(OnnxNatives.NATIVE_PATH, without.folder().toString());
        assertThrows(IOException.class, without::prepareCuda);
    }

    @Test
    void everySystemHasItsOwnLibraries() {
        assertEquals("/ai/onnxruntime/native/osx-aarch64/libonnxruntime.dylib",
                OnnxNatives.resource(NativePlatform.of("Mac OS X", "aarch64"), "onnxruntime"));
        assertEquals("/ai/onnxruntime/native/win-x64/onnxruntime.dll",
                OnnxNatives.resource(NativePlatform.of("Windows 11", "amd64"), "onnxruntime"));
    }
}
