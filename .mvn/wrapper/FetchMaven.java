import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * Downloads Maven, checks it against a known SHA-512 and unpacks it. Run from source by mvnw, so that nothing but a JDK
 * is needed. Arguments: the repository's address, the version, the SHA-512 of the zip, the folder to make.
 */
final class FetchMaven {

    public static void main(String[] arguments) throws Exception {
        String repository = arguments[0].replaceAll("/+$", "");
        String version = arguments[1];
        Path folder = Path.of(arguments[3]);
        Files.createDirectories(folder.getParent());
        Path work = Files.createTempDirectory(folder.getParent(), "maven-");
        boolean fetched = false;
        try {
            Path zip = work.resolve("maven.zip");
            URI uri = URI.create(repository + "/org/apache/maven/apache-maven/" + version + "/apache-maven-" + version
                    + "-bin.zip");
            System.err.println("mvnw: downloading " + uri);
            download(uri, zip);
            String found = sha512(zip);
            if (!found.equals(arguments[2])) {
                throw new IOException(uri + " is not the Maven that was expected (its SHA-512 is " + found + ")");
            }
            Path unpacked = work.resolve("unpacked");
            unpack(zip, "apache-maven-" + version, unpacked);
            unpacked.resolve("bin/mvn").toFile().setExecutable(true);
            Files.move(unpacked, folder, StandardCopyOption.ATOMIC_MOVE);
            fetched = true;
        } catch (IOException failure) {
            System.err.println("mvnw: Maven could not be fetched: " + failure.getMessage());
        } finally {
            delete(work);
        }
        System.exit(fetched ? 0 : 1);
    }

    private static void download(URI uri, Path to) throws IOException, InterruptedException {
        HttpClient client = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL).build();
        HttpResponse<Path> response = client.send(HttpRequest.newBuilder(uri).build(),
                HttpResponse.BodyHandlers.ofFile(to));
        if (response.statusCode() != 200) {
            throw new IOException(uri + " answered " + response.statusCode());
        }
    }

    private static String sha512(Path file) throws IOException, GeneralSecurityException {
        MessageDigest digest = MessageDigest.getInstance("SHA-512");
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void unpack(Path zip, String top, Path to) throws IOException {
        try (FileSystem archive = FileSystems.newFileSystem(zip); Stream<Path> entries = Files.walk(archive.getPath(top))) {
            Path root = archive.getPath(top);
            for (Path entry : (Iterable<Path>) entries::iterator) {
                Path target = to.resolve(root.relativize(entry).toString()).normalize();
                if (!target.startsWith(to)) {
                    throw new IOException("the archive leaves its folder: " + entry);
                }
                if (Files.isDirectory(entry)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(entry, target);
                }
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        List<Path> all;
        try (Stream<Path> walk = Files.walk(folder)) {
            all = walk.sorted(java.util.Comparator.reverseOrder()).toList();
        }
        for (Path path : all) {
            Files.deleteIfExists(path);
        }
    }

    private FetchMaven() {
    }
}
