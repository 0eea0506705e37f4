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
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Takes the runnable folder's jars apart: native libraries of this system are laid out unpacked, those of others left out.
 * What comes out has the same bytes for the same jars.
 */
public final class ApplicationInput {

    /** Where faces lie beside the jars. */
    static final String FONTS = "fonts";

    /** The list of all licences, beside the jars. */
    static final String LICENCES = "licences.txt";

    /** Jars carry a date per file; this one says nothing and never changes. */
    private static final LocalDateTime DATE = LocalDateTime.of(2026, 1, 1, 0, 0);

    private final NativeRules rules;
    private final Path jars;
    private final Path modules;
    private final Path runtime;
    private final @Nullable Path processor;

    /**
     * @param jars      gets the jars, and the libraries in folders below
     * @param modules   gets those of JavaFX
     * @param runtime   gets JavaFX's libraries
     * @param processor ONNX Runtime's jar without graphics cards, to take its libraries from; {@code null} for those of the
     *                  jar that is shipped
     */
    ApplicationInput(NativeRules rules, Path jars, Path modules, Path runtime, @Nullable Path processor) {
        this.rules = rules;
        this.jars = jars;
        this.modules = modules;
        this.runtime = runtime;
        this.processor = processor;
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
            for (JarEntry face : jar.stream().filter(entry -> rules.isFace(name, entry.getName())).toList()) {
                copy(jar, face, jars.resolve(FONTS));
            }
            for (JarEntry list : jar.stream().filter(entry -> rules.isLicences(name, entry.getName())).toList()) {
                copy(jar, list, jars);
                Files.move(jars.resolve("third-party.txt"), jars.resolve(LICENCES),
                        StandardCopyOption.REPLACE_EXISTING);
            }
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
        if (name.startsWith("onnxruntime") && processor != null) {
            layFromProcessorsJar(processor, entry.getName(), folder.resolve(place.name()));
            return;
        }
        copy(jar, entry, folder);
    }

    private static void copy(JarFile jar, JarEntry entry, Path folder) throws IOException {
        Files.createDirectories(folder);
        String name = entry.getName();
        try (InputStream in = jar.getInputStream(entry)) {
            Files.copy(in, folder.resolve(name.substring(name.lastIndexOf('/') + 1)),
                    StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** The same library without what only serves graphics cards; what it does not have is for those alone. */
    private static void layFromProcessorsJar(Path processor, String entry, Path to) throws IOException {
        try (JarFile jar = new JarFile(processor.toFile())) {
            JarEntry smaller = jar.getJarEntry(entry);
            if (smaller != null) {
                copy(jar, smaller, to.resolveSibling("").normalize());
            }
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
