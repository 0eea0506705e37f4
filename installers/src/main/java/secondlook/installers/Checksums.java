package secondlook.installers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** Writes {@code SHA256SUMS}, as {@code sha256sum --check} reads it. */
final class Checksums {

    private static final String FILE = "SHA256SUMS";

    private Checksums() {
    }

    /** Of every file that lies directly in the folder. */
    static void write(Path folder) throws IOException {
        List<String> lines = new ArrayList<>();
        List<Path> packages;
        try (Stream<Path> files = Files.list(folder)) {
            packages = files.filter(Files::isRegularFile).filter(file -> !file.endsWith(FILE)).sorted().toList();
        }
        for (Path file : packages) {
            lines.add(sha256(file) + "  " + file.getFileName());
        }
        Files.write(folder.resolve(FILE), lines);
    }

    static String sha256(Path file) throws IOException {
        try (DigestInputStream in = new DigestInputStream(Files.newInputStream(file),
                MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
