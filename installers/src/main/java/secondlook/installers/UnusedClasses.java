package secondlook.installers;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Classes of the JDK's desktop module that are left out of the linked runtime: Swing and sound, a tenth of it. The window is
 * JavaFX's; of that module only fonts and pictures are used, to write PDF.
 */
final class UnusedClasses {

    private static final String MODULE = "java.desktop";

    private static final List<String> FOLDERS = List.of("javax/swing", "sun/swing", "com/sun/java/swing", "javax/sound",
            "com/sun/media/sound");

    private UnusedClasses() {
    }

    /**
     * Patterns for jlink's {@code --exclude-resources=@file}. The smallest file of every package stays: a module must hold
     * something of every package that it declares.
     */
    static List<String> patterns() throws IOException {
        Path module = FileSystems.getFileSystem(URI.create("jrt:/")).getPath("modules", MODULE);
        Map<Path, List<Path>> packages = new TreeMap<>();
        for (String folder : FOLDERS) {
            try (Stream<Path> files = Files.walk(module.resolve(folder))) {
                files.filter(Files::isRegularFile).forEach(
                        file -> packages.computeIfAbsent(file.getParent(), none -> new ArrayList<>()).add(file));
            }
        }
        List<String> patterns = new ArrayList<>();
        for (List<Path> files : packages.values()) {
            Path kept = smallest(files);
            for (Path file : files) {
                if (!file.equals(kept)) {
                    patterns.add("/" + MODULE + "/" + module.relativize(file));
                }
            }
        }
        return patterns;
    }

    /** Of the classes, where there are any. */
    private static Path smallest(List<Path> files) throws IOException {
        List<Path> classes = files.stream().filter(file -> file.toString().endsWith(".class")).toList();
        List<Path> all = classes.isEmpty() ? files : classes;
        Path smallest = all.getFirst();
        for (Path file : all) {
            smallest = Files.size(file) < Files.size(smallest) ? file : smallest;
        }
        return smallest;
    }
}
