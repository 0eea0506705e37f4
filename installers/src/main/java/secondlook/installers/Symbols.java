package secondlook.installers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Takes out of native libraries the names that only a debugger reads: a fifth of DuckDB's, a sixth of the JVM's. */
final class Symbols {

    private Symbols() {
    }

    /** Every library below the folder, by the system's {@code strip}. */
    static void strip(Path folder) throws IOException, InterruptedException {
        List<Path> libraries;
        try (Stream<Path> files = Files.walk(folder)) {
            libraries = files.filter(Files::isRegularFile).filter(Symbols::isLibrary).sorted().toList();
        }
        for (Path library : libraries) {
            Files.setPosixFilePermissions(library,
                    java.nio.file.attribute.PosixFilePermissions.fromString("rw-r--r--"));
            Tool.run(List.of("strip", "--strip-unneeded", library.toString()));
        }
    }

    private static boolean isLibrary(Path file) {
        return file.getFileName().toString().matches(".*\\.so([._].*)?");
    }
}
