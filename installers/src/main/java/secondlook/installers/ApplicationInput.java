package secondlook.installers;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Takes the runnable folder's jars apart: native libraries of this system are laid out unpacked, those of others left out.
 * What comes out has the same bytes for the same jars.
 */
public final class ApplicationInput {

    /** Jars carry a date per file; this one says nothing and never changes. */
    private static final LocalDateTime DATE = LocalDateTime.of(2026, 1, 1, 0, 0);

    private final NativeRules rules;
    private final Path jars;
    private final Path modules;
    private final Path runtime;

    ApplicationInput(NativeRules rules, Path jars, Path modules, Path runtime) {
        this.rules = rules;
        this.jars = jars;
        this.modules = modules;
        this.runtime = runtime;
    }

    /**
     * @param arguments the folder of jars; a folder to make, which gets {@code input}, {@code modules} and {@code runtime};
     *                  {@code cpu} or {@code gpu}
     */
    public static void main(String[] arguments) throws IOException {
        Path out = Path.of(arguments[1]);
        Flavour flavour = Flavour.valueOf(arguments[2].toUpperCase(Locale.ROOT));
        new ApplicationInput(new NativeRules(Target.here(), flavour), out.resolve("input"), out.resolve("modules"),
                out.resolve("runtime")).lay(Path.of(arguments[0]));
    }

    /** Jars of JavaFX go to the modules, from which the runtime is linked, all others beside the application's. */
    void lay(Path folder) throws IOException {
        for (Path made : List.of(jars, modules, runtime)) {
            Files.createDirectories(made);
        }
        List<Path> all;
        try (Stream<Path> files = Files.list(folder)) {
            all = files.filter(file -> file.getFileName().toString().endsWith(".jar")).sorted().toList();
        }
        for (Path jar : all) {
            String name = jar.getFileName().toString();
            if (!name.startsWith("javafx-")) {
                split(jar, jars.resolve(name));
            } else if (hasClasses(jar)) {
                // the others of JavaFX are empty and only name those
                split(jar, modules.resolve(name));
            }
        }
    }

    private static boolean hasClasses(Path file) throws IOException {
        try (JarFile jar = new JarFile(file.toFile())) {
            return jar.getEntry("module-info.class") != null;
        }
    }

    private void split(Path from, Path to) throws IOException {
        String name = from.getFileName().toString();
        try (JarFile jar = new JarFile(from.toFile())) {
            if (jar.stream().noneMatch(entry -> rules.isNative(entry.getName()))) {
                Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
                return;
            }
            try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(to))) {
                for (Enumeration<JarEntry> entries = jar.entries(); entries.hasMoreElements();) {
                    JarEntry entry = entries.nextElement();
                    if (rules.isNative(entry.getName())) {
                        layOut(name, jar, entry);
                    } else {
                        copy(jar, entry, out);
                    }
                }
            }
        }
    }

    private void layOut(String name, JarFile jar, JarEntry entry) throws IOException {
        NativeRules.Place place = rules.place(name, entry.getName());
        if (place == null) {
            return;
        }
        Path folder = switch (place.folder()) {
            case JARS -> jars;
            case RUNTIME -> runtime;
            case NATIVES -> jars.resolve("natives").resolve(NativeVersions.folder(name, jar));
        };
        Files.createDirectories(folder);
        try (InputStream in = jar.getInputStream(entry);
                OutputStream out = Files.newOutputStream(folder.resolve(place.name()))) {
            in.transferTo(out);
        }
    }

    private static void copy(JarFile jar, JarEntry entry, ZipOutputStream out) throws IOException {
        ZipEntry same = new ZipEntry(entry.getName());
        same.setTimeLocal(DATE);
        out.putNextEntry(same);
        try (InputStream in = jar.getInputStream(entry)) {
            in.transferTo(out);
        }
        out.closeEntry();
    }
}
