package secondlook.runtime.natives;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NativeCacheTest {

    private static final Path HOME = Path.of("/home/me");

    private static final NativePlatform LINUX = NativePlatform.of("Linux", "amd64");

    @Test
    void theCacheFolderFollowsTheSystem() {
        Path kept = Path.of("second-look", "natives");
        assertEquals(HOME.resolve(".cache").resolve(kept), NativeCache.folder(null, LINUX, Map.of(), HOME));
        assertEquals(Path.of("/xdg").resolve(kept),
                NativeCache.folder(null, LINUX, Map.of("XDG_CACHE_HOME", "/xdg"), HOME));
        assertEquals(HOME.resolve(".cache").resolve(kept),
                NativeCache.folder(" ", LINUX, Map.of("XDG_CACHE_HOME", "relative"), HOME));
        assertEquals(HOME.resolve("Library/Caches").resolve(kept),
                NativeCache.folder(null, NativePlatform.of("Mac OS X", "aarch64"), Map.of(), HOME));
        NativePlatform windows = NativePlatform.of("Windows 11", "amd64");
        assertEquals(Path.of("/local").resolve(kept),
                NativeCache.folder(null, windows, Map.of("LOCALAPPDATA", "/local"), HOME));
        assertEquals(HOME.resolve("AppData/Local").resolve(kept),
                NativeCache.folder(null, windows, Map.of(), HOME));
    }

    @Test
    void aNamedFolderWins() {
        assertEquals(Path.of("/named"), NativeCache.folder("/named", LINUX, Map.of("XDG_CACHE_HOME", "/xdg"), HOME));
    }

    @Test
    void everySystemNamesItsFilesInItsOwnWay() {
        assertEquals("libx.so", LINUX.libraryFile("x"));
        assertEquals("libx.dylib", NativePlatform.of("Mac OS X", "aarch64").libraryFile("x"));
        assertEquals("x.dll", NativePlatform.of("Windows 11", "amd64").libraryFile("x"));
        assertEquals("riscv64", NativePlatform.of("Linux", "riscv64").processor());
    }
}
