package secondlook.installers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Takes jpackage's .deb apart, moves what belongs to the desktop below {@code /usr} and packs it again. */
final class DebianPackage {

    /** jpackage insists on them; ours do nothing. */
    private static final List<String> SCRIPTS = List.of("preinst", "postinst", "prerm");

    /** Keeps {@code /opt}, which was there before and belongs to no package. */
    private static final String LAST_SCRIPT = "postrm";

    private final Plan plan;

    DebianPackage(Plan plan) {
        this.plan = plan;
    }

    void complete() throws IOException, InterruptedException {
        Path deb = find();
        Path tree = plan.out().resolve("deb");
        Installers.delete(tree);
        Tool.run(List.of("dpkg-deb", "--raw-extract", deb.toString(), tree.toString()));
        Path installed = tree.resolve("opt").resolve(plan.packageName());
        Path usr = Files.createDirectories(tree.resolve("usr"));
        Files.move(installed.resolve(plan.image().relativize(plan.share())), usr.resolve("share"),
                StandardCopyOption.REPLACE_EXISTING);
        Path bin = Files.createDirectories(usr.resolve("bin"));
        Files.createSymbolicLink(bin.resolve(Plan.NAME),
                Path.of("/opt").resolve(plan.packageName()).resolve("bin").resolve(Plan.NAME));
        for (String script : SCRIPTS) {
            Files.delete(tree.resolve("DEBIAN").resolve(script));
        }
        permissions(tree);
        Files.write(tree.resolve("DEBIAN/md5sums"), sums(tree));
        Files.delete(deb);
        // the date of the members is that of the release, so that the same input gives the same package
        Tool.run(List.of("dpkg-deb", "--root-owner-group", "-Zxz", "--build", tree.toString(), deb.toString()),
                Map.of("SOURCE_DATE_EPOCH", "1767225600"));
        Installers.delete(tree);
    }

    private Path find() throws IOException {
        try (Stream<Path> files = Files.list(plan.packages())) {
            return files.filter(file -> file.toString().endsWith(".deb")).findFirst()
                    .orElseThrow(() -> new IOException("no .deb in " + plan.packages()));
        }
    }

    private static void permissions(Path tree) throws IOException {
        try (Stream<Path> files = Files.walk(tree)) {
            for (Path file : (Iterable<Path>) files.filter(f -> !Files.isSymbolicLink(f))::iterator) {
                String name = file.getFileName().toString();
                boolean run = Files.isDirectory(file) || isIn(file, "bin") || name.equals(LAST_SCRIPT)
                        || name.equals("jspawnhelper") || name.equals("jexec");
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(run ? "rwxr-xr-x" : "rw-r--r--"));
            }
        }
    }

    private static boolean isIn(Path file, String folder) {
        Path parent = file.getParent();
        return parent != null && parent.endsWith(folder);
    }

    private static List<String> sums(Path tree) throws IOException {
        List<Path> all;
        try (Stream<Path> files = Files.walk(tree)) {
            all = files.filter(file -> Files.isRegularFile(file) && !Files.isSymbolicLink(file))
                    .filter(file -> !file.startsWith(tree.resolve("DEBIAN"))).sorted().toList();
        }
        List<String> lines = new ArrayList<>();
        for (Path file : all) {
            try {
                MessageDigest md5 = MessageDigest.getInstance("MD5");
                lines.add(
                        HexFormat.of().formatHex(md5.digest(Files.readAllBytes(file))) + "  " + tree.relativize(file));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }
        return lines;
    }
}
