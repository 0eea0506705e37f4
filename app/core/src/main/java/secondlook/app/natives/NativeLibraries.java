package secondlook.app.natives;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.sqlite.JDBC;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.LibraryLoaderUtil;
import secondlook.runtime.natives.NativeCache;
import secondlook.runtime.natives.NativeFolder;

/**
 * Keeps the temporary folder clean of native libraries. Drivers unpack theirs there at every start and, when the process
 * is killed, leave them.
 */
public final class NativeLibraries {

    private static final String SQLITE_FOLDER = "org.sqlite.lib.path";

    /** As the driver calls the file that it unpacks. */
    private static final String DUCKDB_FILE = "libduckdb_java";

    private NativeLibraries() {
    }

    /**
     * Sees to it that SQLite's library lies in the user's cache folder and is loaded from there. To be called before the
     * first connection; does nothing if somebody has named a folder already or the cache cannot be written.
     */
    public static synchronized void prepareSqlite() {
        if (System.getProperty(SQLITE_FOLDER) != null) {
            return;
        }
        try {
            String name = LibraryLoaderUtil.getNativeLibName();
            NativeFolder folder = new NativeFolder(
                    NativeCache.folder().resolve("sqlite-" + SQLiteJDBCLoader.getVersion()));
            folder.lay(JDBC.class.getResource(LibraryLoaderUtil.getNativeLibResourcePath() + "/" + name), name);
            System.setProperty(SQLITE_FOLDER, folder.path().toString());
        } catch (IOException | SecurityException e) {
            log("SQLite's library is unpacked into the temporary folder", e);
        }
    }

    /**
     * Removes the name of DuckDB's unpacked library, which is loaded by now and needs it no longer, so that a process that
     * is killed leaves nothing. On systems other than Linux it stays until the process ends. The driver unpacks it (72 MB)
     * at each start whatever one does, unless its jar is shipped without the library and with the library beside.
     */
    public static void forgetDuckDbFile() {
        Path maps = Path.of("/proc/self/maps");
        if (!Files.isReadable(maps)) {
            return;
        }
        Path temporary = Path.of(System.getProperty("java.io.tmpdir")).toAbsolutePath();
        try (Stream<String> lines = Files.lines(maps)) {
            Stream<Path> files = lines.filter(line -> line.contains(DUCKDB_FILE) && line.contains("/"))
                    .map(line -> Path.of(line.substring(line.indexOf('/')))).distinct();
            for (Path file : (Iterable<Path>) files::iterator) {
                if (temporary.equals(file.getParent()) && file.getFileName().toString().startsWith(DUCKDB_FILE)) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException | RuntimeException e) {
            log("DuckDB's library stays in the temporary folder until the program ends", e);
        }
    }

    private static void log(String what, Exception e) {
        System.getLogger(NativeLibraries.class.getName()).log(Level.DEBUG, what, e);
    }
}
