package secondlook.installers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The jars of an image, beside what is said of them: the list of libraries (CycloneDX) and the list of licences. A jar that
 * is on neither, or an entry without a jar, stops the build.
 *
 * @param files the jars' file names
 */
record ShippedLibraries(Set<String> files) {

    private static final Pattern IN_BILL = Pattern.compile("\"purl\"\\s*:\\s*\"pkg:maven/[^/\"]+/([^@\"]+)@([^?\"]+)");

    /** As the licence plugin writes it: {@code (group:artifact:version - address)}. */
    private static final Pattern IN_LICENCES = Pattern.compile("\\([\\w.-]+:([\\w.-]+):([\\w.-]+) - ");

    /** Our own jar that starts the program, and the module that it is made of. */
    private static final String OURS = "second-look.jar";
    private static final String OUR_MODULE = "desktop-";

    /** @param folders with the application's jars, and with those that the runtime is linked from */
    static ShippedLibraries in(Path... folders) throws IOException {
        Set<String> names = new TreeSet<>();
        for (Path folder : folders) {
            try (Stream<Path> files = Files.list(folder)) {
                files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".jar"))
                        .forEach(names::add);
            }
        }
        return new ShippedLibraries(names);
    }

    /**
     * @param bill     the list of libraries
     * @param licences the list of licences
     * @param version  of our own jars, whose licence is the program's
     * @throws IOException if a list and the jars are not the same, with what differs
     */
    void check(Path bill, Path licences, String version) throws IOException {
        if (!Files.exists(bill)) {
            throw new IOException(
                    bill + " is not there: Maven makes the list of libraries only online, so leave out -o");
        }
        List<String> differences = new ArrayList<>();
        differences.addAll(compare(bill, entries(bill, IN_BILL), files));
        Set<String> foreign = files.stream().filter(file -> !file.equals(OURS) && !isOurs(file, version))
                .collect(Collectors.toCollection(TreeSet::new));
        differences.addAll(compare(licences, entries(licences, IN_LICENCES).stream()
                .filter(entry -> !isOurs(entry + ".jar", version)).collect(Collectors.toCollection(TreeSet::new)),
                foreign));
        if (!differences.isEmpty()) {
            throw new IOException("The image and its lists are not the same: " + String.join("; ", differences));
        }
    }

    private static boolean isOurs(String file, String version) {
        return file.matches("(app-core|cli|desktop|runtime-\\w+)-" + Pattern.quote(version) + "\\.jar");
    }

    /** As {@code artifact-version}. */
    private static Set<String> entries(Path list, Pattern pattern) throws IOException {
        return pattern.matcher(Files.readString(list)).results().map(entry -> entry.group(1) + "-" + entry.group(2))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> compare(Path list, Set<String> entries, Set<String> jars) {
        List<String> differences = new ArrayList<>();
        jars.stream().filter(jar -> entries.stream().noneMatch(entry -> names(entry, jar)))
                .forEach(jar -> differences.add(jar + " is not in " + list.getFileName()));
        entries.stream().filter(entry -> jars.stream().noneMatch(jar -> names(entry, jar)))
                .forEach(entry -> differences.add(entry + " in " + list.getFileName() + " is not shipped"));
        return differences;
    }

    /** Whether an entry is a jar's; that of one system has the system's name behind its version. */
    private static boolean names(String entry, String jar) {
        return jar.equals(entry + ".jar") || jar.startsWith(entry + "-")
                || (jar.equals(OURS) && entry.startsWith(OUR_MODULE));
    }
}
