package secondlook.runtime.smile;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import secondlook.runtime.Problem;
import secondlook.runtime.RefusedException;
import secondlook.runtime.model.ScoreKind;
import secondlook.runtime.recipe.Recipe;
import secondlook.runtime.train.Balance;
import secondlook.runtime.train.ModelManifest;
import secondlook.runtime.train.ModelManifestJson;

/**
 * The {@code .smile} file: a ZIP of {@code manifest.json}, {@code recipe.json} and {@code model.bin}. No Java object is
 * serialized in it, so none is made from what it says.
 */
final class SmileArchive {

    static final String MANIFEST = "manifest.json";

    static final String RECIPE = "recipe.json";

    static final String MODEL = "model.bin";

    private static final int MAX_ENTRIES = 8;

    private static final long MAX_TEXT = 16_000_000;

    private static final long MAX_MODEL = 1L << 30;

    /** Model arrays shrink to a fifth or so; what grows more than this when unpacked is a bomb. */
    private static final long MAX_RATIO = 250;

    private SmileArchive() {
    }

    /** A model file's content and its manifest. */
    record Opened(SmileContent content, ModelManifest manifest) {}

    static void write(Path file, SmileContent content, ModelManifest manifest) {
        Path target = file.toAbsolutePath();
        Path part = target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID() + ".part");
        try {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part));
                    ZipOutputStream zip = new ZipOutputStream(out)) {
                put(zip, MANIFEST).write(ModelManifestJson.write(manifest).getBytes(StandardCharsets.UTF_8));
                put(zip, RECIPE).write(content.recipe().toJson().getBytes(StandardCharsets.UTF_8));
                PayloadWriter.write(content.scoring(), put(zip, MODEL));
                zip.closeEntry();
            }
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            delete(part);
            throw new RefusedException(new Problem(file + " cannot be written", Reasons.of(e),
                    "Check the folder, its permissions and the free space."), e);
        } catch (RuntimeException | Error e) {
            delete(part);
            throw e;
        }
    }

    private static ZipOutputStream put(ZipOutputStream zip, String name) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        // a fixed time, so that the same model gives the same bytes
        entry.setLastModifiedTime(FileTime.fromMillis(0));
        zip.putNextEntry(entry);
        return zip;
    }

    private static void delete(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException ignored) {
            // the first failure is the one to report
        }
    }

    /** @throws RefusedException if it is not a model file of ours */
    static Opened read(Path file) {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            check(zip);
            ModelManifest manifest = ModelManifestJson.read(text(zip, MANIFEST));
            Recipe recipe = Recipe.fromJson(text(zip, RECIPE));
            if (!manifest.recipeSha256().equals(recipe.sha256())) {
                throw new ZipException("its Recipe is not the one that its manifest names");
            }
            Scoring scoring;
            try (InputStream in = entry(zip, MODEL, MAX_MODEL)) {
                scoring = PayloadReader.read(in);
            }
            return new Opened(new SmileContent(recipe, scoring, title(manifest), kind(manifest), caution(manifest)),
                    manifest);
        } catch (IOException | IllegalArgumentException e) {
            throw refuse(file, Reasons.of(e), e);
        } catch (RefusedException e) {
            throw refuse(file, e.problem().what() + ": " + e.problem().why(), e);
        } catch (OutOfMemoryError | StackOverflowError e) {
            throw refuse(file, "it does not fit into memory", e);
        }
    }

    private static String title(ModelManifest manifest) {
        return Learners.find(manifest.algorithm()).map(l -> l.algorithm().title()).orElse(manifest.algorithm());
    }

    private static ScoreKind kind(ModelManifest manifest) {
        return Learners.find(manifest.algorithm()).map(Learner::scoreKind).orElse(ScoreKind.PROBABILITY);
    }

    private static String caution(ModelManifest manifest) {
        return Learners.find(manifest.algorithm())
                .map(learner -> SmileTrainer.caution(learner, Balance.of(manifest.balance()))).orElse("");
    }

    private static void check(ZipFile zip) throws IOException {
        if (zip.size() > MAX_ENTRIES) {
            throw new ZipException("it has " + zip.size() + " entries");
        }
        Set<String> names = new HashSet<>();
        for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements();) {
            String name = entries.nextElement().getName();
            if (!Set.of(MANIFEST, RECIPE, MODEL).contains(name) || !names.add(name)) {
                throw new ZipException("it has an entry that does not belong there, " + name);
            }
        }
    }

    private static String text(ZipFile zip, String name) throws IOException {
        try (InputStream in = entry(zip, name, MAX_TEXT)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static InputStream entry(ZipFile zip, String name, long limit) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw new ZipException("it has no " + name);
        }
        // the sizes written in the file may lie: they only lower the limit on what is really read
        long packed = Math.max(0, entry.getCompressedSize());
        return new LimitedInputStream(zip.getInputStream(entry), Math.min(limit, packed * MAX_RATIO + 65_536), name);
    }

    private static RefusedException refuse(Path file, String why, Throwable cause) {
        Problem problem = new Problem(file.getFileName() + " cannot be opened as a model", why,
                "Copy it again from where it was made, or train the model again.");
        return new RefusedException(problem, cause);
    }
}
