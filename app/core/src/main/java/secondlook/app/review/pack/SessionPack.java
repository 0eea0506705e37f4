package secondlook.app.review.pack;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import secondlook.app.duckdb.DiskTrouble;
import secondlook.app.review.ReviewItem;
import secondlook.app.review.SessionContent;
import secondlook.runtime.Problem;
import secondlook.runtime.RefusedException;

/**
 * The file format: a zip of {@code manifest.json}, {@code items.json}, {@code content.json} and {@code rows.parquet}. Only
 * these names are looked at, each is checked against its fingerprint, and nothing grows without bound.
 */
public final class SessionPack {

    private static final String MANIFEST = "manifest.json";
    private static final String ITEMS = "items.json";
    private static final String CONTENT = "content.json";
    private static final String ROWS = "rows.parquet";
    private static final Set<String> ENTRIES = Set.of(MANIFEST, ITEMS, CONTENT, ROWS);

    /** What a packed session is called, in small letters. */
    public static final String ENDING = ".slreview";

    private static final int MANIFEST_BYTES = 4 << 20;
    private static final int JSON_BYTES = 1 << 30;

    /** What grows more than this is made to fill the disk or the memory. */
    private static final long MOST_GROWTH = 200;
    private static final long SMALL = 1 << 20;

    private static final ObjectMapper JSON = JsonMapper
            .builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(32).maxNumberLength(100)
                            .maxStringLength(1_000_000).build())
                    .build())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    private SessionPack() {
    }

    /** Whether a file may be a packed session, by what it holds or by what it is called; tells nothing of its soundness. */
    public static boolean recognises(Path file) {
        if (String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith(ENDING)) {
            return true;
        }
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return ENTRIES.stream().allMatch(name -> zip.getEntry(name) != null);
        } catch (IOException noZip) {
            return false;
        }
    }

    private record Items(List<ReviewItem> items) {}

    /**
     * Writes under a temporary name first.
     *
     * @param rows a Parquet file with one line an item
     */
    public static void write(PackedSession session, Path rows, Path out) {
        Path part = out.resolveSibling(out.getFileName() + ".part");
        try {
            byte[] items = JSON.writeValueAsBytes(new Items(session.items()));
            byte[] content = JSON.writeValueAsBytes(session.content());
            Map<String, String> hashes = new TreeMap<>();
            hashes.put(ITEMS, hex(digest(items)));
            hashes.put(CONTENT, hex(digest(content)));
            try (InputStream in = Files.newInputStream(rows)) {
                hashes.put(ROWS, copied(in, OutputStream.nullOutputStream(), Long.MAX_VALUE));
            }
            PackManifest m = session.manifest();
            PackManifest complete = new PackManifest(PackManifest.FORMAT, PackManifest.VERSION, m.uid(), m.family(),
                    m.copyOf(), m.name(), m.model(), m.classes(), m.policy(), m.queue(), m.reviewer(), m.created(),
                    session.items().size(), hashes);
            try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(part))) {
                put(zip, MANIFEST, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(complete));
                put(zip, ITEMS, items);
                put(zip, CONTENT, content);
                zip.putNextEntry(new ZipEntry(ROWS));
                Files.copy(rows, zip);
                zip.closeEntry();
            }
            Files.move(part, out, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new RefusedException(new Problem(out + " was not written", DiskTrouble.words(e),
                    "Check the folder, your rights and the free space."), e);
        } finally {
            deleteQuietly(part);
        }
    }

    private static void put(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(bytes);
        zip.closeEntry();
    }

    /**
     * Reads a packed session and checks it from end to end.
     *
     * @param rows where its rows are to be put; {@code null} if they are not wanted
     * @throws RefusedException if it is no such file, or damaged, or made to do harm; {@code rows} is not left then
     */
    public static PackedSession read(Path file, @Nullable Path rows) {
        boolean complete = false;
        try (ZipFile zip = new ZipFile(file.toFile())) {
            checkEntries(file, zip);
            PackManifest manifest = manifest(file, zip);
            Items items = json(file, zip, ITEMS, manifest, Items.class);
            SessionContent content = json(file, zip, CONTENT, manifest, SessionContent.class);
            PackedSession session = new PackedSession(manifest, items.items(), content);
            PackChecks.check(file, session);
            extract(file, zip, manifest, rows);
            complete = true;
            return session;
        } catch (JsonProcessingException | RuntimeException e) {
            if (e instanceof RefusedException refused) {
                throw refused;
            }
            throw PackChecks.refused(file, "its content cannot be read");
        } catch (IOException e) {
            throw new RefusedException(new Problem(file + " was not read",
                    Files.isRegularFile(file) ? "it is no packed session, or damaged" : "there is no such file",
                    "Give a file that review pack made."), e);
        } finally {
            if (!complete && rows != null) {
                deleteQuietly(rows);
            }
        }
    }

    private static void checkEntries(Path file, ZipFile zip) {
        if (zip.size() != ENTRIES.size()) {
            throw PackChecks.refused(file, "it has " + zip.size() + " entries where " + ENTRIES.size() + " belong");
        }
        Set<String> names = new HashSet<>();
        zip.stream().forEach(entry -> {
            // a name that stands twice would let one reader see what another does not
            if (!ENTRIES.contains(entry.getName()) || !names.add(entry.getName())) {
                throw PackChecks.refused(file, "it has an entry that does not belong in it");
            }
            long size = entry.getSize();
            if (size < 0 || size > SMALL && size > MOST_GROWTH * Math.max(1, entry.getCompressedSize())) {
                throw PackChecks.refused(file, "its " + entry.getName() + " is not of the size that it says");
            }
        });
    }

    private static PackManifest manifest(Path file, ZipFile zip) throws IOException {
        byte[] bytes = bytes(file, zip, MANIFEST, MANIFEST_BYTES);
        PackManifest manifest = JSON.readValue(bytes, PackManifest.class);
        if (!PackManifest.FORMAT.equals(manifest.format())) {
            throw PackChecks.refused(file, "its manifest does not say that it is a packed session");
        }
        if (manifest.version() > PackManifest.VERSION) {
            throw PackChecks.refused(file, "it was made by a newer version of Second Look");
        }
        return manifest;
    }

    private static <T> T json(Path file, ZipFile zip, String name, PackManifest manifest, Class<T> type)
            throws IOException {
        byte[] bytes = bytes(file, zip, name, JSON_BYTES);
        if (!hex(digest(bytes)).equals(manifest.sha256().get(name))) {
            throw PackChecks.refused(file, "its " + name + " is not the one that its manifest names");
        }
        return JSON.readValue(bytes, type);
    }

    private static byte[] bytes(Path file, ZipFile zip, String name, int most) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry.getSize() > most) {
            throw PackChecks.refused(file, "its " + name + " is larger than any");
        }
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] bytes = in.readNBytes((int) entry.getSize() + 1);
            if (bytes.length != entry.getSize()) {
                throw PackChecks.refused(file, "its " + name + " is not of the size that it says");
            }
            // nothing else tells that the manifest is damaged, and ZipFile does not look
            CRC32 sum = new CRC32();
            sum.update(bytes);
            if (sum.getValue() != entry.getCrc()) {
                throw PackChecks.refused(file, "its " + name + " is damaged");
            }
            return bytes;
        }
    }

    private static void extract(Path file, ZipFile zip, PackManifest manifest, @Nullable Path rows)
            throws IOException {
        ZipEntry entry = zip.getEntry(ROWS);
        if (rows != null && entry.getSize() > Files.getFileStore(rows.toAbsolutePath().getParent()).getUsableSpace()) {
            throw PackChecks.refused(file, "its rows are larger than the space on the disk");
        }
        try (InputStream in = zip.getInputStream(entry);
                OutputStream out = rows == null ? OutputStream.nullOutputStream() : Files.newOutputStream(rows)) {
            if (!copied(in, out, entry.getSize()).equals(manifest.sha256().get(ROWS))) {
                throw PackChecks.refused(file, "its rows are not those that its manifest names");
            }
        }
    }

    /** Copies at most so many bytes and returns their fingerprint; an empty one if there are more. */
    private static String copied(InputStream in, OutputStream out, long most) throws IOException {
        DigestInputStream digesting = new DigestInputStream(in, sha256());
        byte[] buffer = new byte[1 << 16];
        long left = most;
        for (int n = digesting.read(buffer); n >= 0; n = digesting.read(buffer)) {
            left -= n;
            if (left < 0) {
                return "";
            }
            out.write(buffer, 0, n);
        }
        return hex(digesting.getMessageDigest().digest());
    }

    private static byte[] digest(byte[] bytes) {
        return sha256().digest(bytes);
    }

    private static String hex(byte[] digest) {
        return HexFormat.of().formatHex(digest);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static void deleteQuietly(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException remains) {
            // named .part: nobody takes it for the file
        }
    }
}
