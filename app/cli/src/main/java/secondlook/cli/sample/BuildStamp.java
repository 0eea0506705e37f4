package secondlook.cli.sample;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** Tells whether the sample was already made from the same data by the same code, so that a build need not make it again. */
record BuildStamp(String sha256) {

    /** @param classPath as Java has it; folders count with their contents, jars with name and size */
    static BuildStamp of(Path data, String instant, String classPath) throws IOException {
        MessageDigest digest = sha256Digest();
        digest.update(instant.getBytes(StandardCharsets.UTF_8));
        add(digest, data);
        for (String entry : classPath.split(java.io.File.pathSeparator, -1)) {
            Path path = Path.of(entry);
            digest.update(String.valueOf(path.getFileName()).getBytes(StandardCharsets.UTF_8));
            if (Files.isRegularFile(path)) {
                digest.update(Long.toString(Files.size(path)).getBytes(StandardCharsets.UTF_8));
            } else if (Files.isDirectory(path)) {
                addClasses(digest, path);
            }
        }
        return new BuildStamp(HexFormat.of().formatHex(digest.digest()));
    }

    private static void addClasses(MessageDigest digest, Path folder) throws IOException {
        List<Path> classes;
        try (Stream<Path> walk = Files.walk(folder)) {
            classes = walk.filter(file -> file.toString().endsWith(".class")).sorted().toList();
        }
        for (Path file : classes) {
            add(digest, file);
        }
    }

    private static void add(MessageDigest digest, Path file) throws IOException {
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
        }
    }

    boolean isIn(Path file) throws IOException {
        return Files.isRegularFile(file) && Files.readString(file).equals(sha256);
    }

    void putIn(Path file) throws IOException {
        Files.writeString(file, sha256);
    }

    private static MessageDigest sha256Digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
