package secondlook.app.workspace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import secondlook.app.data.Dataset;
import secondlook.app.duckdb.DuckDb;
import secondlook.app.duckdb.Sql;
import secondlook.app.review.ReviewQueue;
import secondlook.app.review.ReviewSession;
import secondlook.app.review.SessionEntry;
import secondlook.app.review.SessionRole;
import secondlook.app.review.VerdictKind;
import secondlook.app.review.family.Adjudication;
import secondlook.app.review.family.FamilyAgreement;
import secondlook.app.review.family.FamilyVotes;
import secondlook.app.review.family.LabelPolicy;
import secondlook.app.review.family.LabelSet;
import secondlook.app.review.family.ReviewerFigures;
import secondlook.app.review.family.RowVotes;
import secondlook.app.review.pack.PackedSession;
import secondlook.app.review.pack.SessionPack;
import secondlook.app.run.PredictionFiles;
import secondlook.app.run.Run;
import secondlook.app.run.RunManifest;
import secondlook.runtime.RefusedException;
import secondlook.runtime.agreement.KrippendorffAlpha.Scale;
import secondlook.runtime.decision.DecisionPolicy;
import secondlook.runtime.decision.Measure;
import secondlook.runtime.job.JobCancelledException;
import secondlook.runtime.job.JobContext;

/** A session handed over as a file, answered elsewhere, brought back, merged; what comes of two people's answers. */
class PackedReviewsTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-14T10:22:00Z"), ZoneOffset.UTC);

    private static final int ROWS = 12;

    @TempDir
    Path temp;

    private Workspace ada;
    private String id;

    @BeforeEach
    void session() throws IOException {
        StringBuilder csv = new StringBuilder("p_old,label,secret,text,p_fog,p_sun\n");
        for (int i = 0; i < ROWS; i++) {
            csv.append("x,y,sun,\"row, ").append(i).append("\",0.4").append(i).append(",0.5").append(9 - i % 10)
                    .append('\n');
        }
        Path file = Files.writeString(temp.resolve("in.csv"), csv.toString().replace("p_old,label", "old,name"));
        ada = Workspace.open(temp.resolve("ada"), CLOCK, "Ada");
        RunManifest run;
        try (Dataset dataset = ada.openDataset(ada.importDataset(file, JobContext.NONE).id())) {
            run = PredictionFiles.toRun(dataset, "secret", ada.runsFolder(), CLOCK, JobContext.NONE);
        }
        ada.addRun(run);
        DecisionPolicy policy = DecisionPolicy.of(Measure.CONFIDENCE, 0.99);
        try (Run open = ada.openRun(run.id())) {
            id = ada.reviews().create("r", run.id(), policy, run.classes(), "Ada",
                    ReviewQueue.of(open.predictions(), policy, ReviewQueue.Order.RANDOM, 0, 5)).id();
        }
    }

    @AfterEach
    void close() {
        ada.close();
    }

    /** Bob's answers: fog for the first, sun for the others, with second thoughts. */
    private Path answeredByBob(Path handed, int answers, String name) {
        Path back = temp.resolve(name);
        try (Workspace bob = Workspace.open(temp.resolve("bob"), CLOCK, "Bob")) {
            SessionEntry entry = bob.reviews().sessions().isEmpty()
                    ? bob.packedReviews().unpack(handed, "Bob", JobContext.NONE)
                    : bob.reviews().sessions().getFirst();
            ReviewSession session = bob.reviews().open(entry.id());
            for (int i = session.progress().done(); i < answers; i++) {
                session.answer(i, VerdictKind.LABEL, "sun", null, 3);
                if (i == 0) {
                    session.answer(0, VerdictKind.SKIP, null, null, 1);
                    session.undo();
                    session.answer(0, VerdictKind.LABEL, "fog", "second thought", 2);
                }
            }
            session.propose(1, "text", "mended");
            bob.packedReviews().pack(entry.id(), back, true, JobContext.NONE);
        }
        return back;
    }

    private Path handedOver() {
        Path handed = temp.resolve("handed.slreview");
        ada.packedReviews().pack(id, handed, false, JobContext.NONE);
        return handed;
    }

    @Test
    void whatIsHandedOverHasTheRowsButNeitherTheTruthNorTheFirstOnesAnswers() throws IOException {
        ada.reviews().open(id).answer(0, VerdictKind.LABEL, "fog", "Ada's note", 1);
        Path handed = handedOver();
        try (ZipFile zip = new ZipFile(handed.toFile())) {
            assertEquals(4, zip.size());
            String content = new String(zip.getInputStream(zip.getEntry("content.json")).readAllBytes(),
                    StandardCharsets.UTF_8);
            assertFalse(content.contains("Ada's note"));
        }
        try (Workspace bob = Workspace.open(temp.resolve("bob"), CLOCK, "Bob")) {
            SessionEntry entry = bob.packedReviews().unpack(handed, "Bob", JobContext.NONE);
            assertEquals(ROWS, entry.items());
            assertEquals(0, entry.done());
            assertEquals(ada.reviews().sessions().getFirst().family(), entry.family());
            try (Dataset rows = bob.openDataset(bob.datasets().getFirst().id());
                    Run run = bob.openRun(entry.runId());
                    ReviewSession here = bob.reviews().open(entry.id());
                    ReviewSession there = ada.reviews().open(id)) {
                assertEquals(List.of("old", "name", "text", "p_fog", "p_sun"), rows.manifest().schema().names());
                for (int i = 0; i < ROWS; i++) {
                    assertEquals(there.item(i).predicted(), here.item(i).predicted());
                    assertEquals(there.item(i).value(), run.predictions().confidence()[i]);
                    assertEquals("row, " + there.item(i).rowId(), rows.rows(new long[]{i}).column(2).asText(0));
                }
            }
            assertEquals(List.of(), leftovers(bob));
        }
    }

    private static List<String> leftovers(Workspace workspace) throws IOException {
        try (var files = Files.list(workspace.folder().resolve("datasets"))) {
            return files.map(f -> f.getFileName().toString()).filter(n -> n.startsWith(".")).toList();
        }
    }

    @Test
    void whatComesBackIsMergedOnceAndGoesOnFromThere() {
        Path handed = handedOver();
        SessionEntry merged = ada.packedReviews().merge(answeredByBob(handed, 5, "back1"), JobContext.NONE);
        assertEquals(SessionRole.RECEIVED, merged.role());
        assertEquals("Bob", merged.reviewer());
        assertEquals(5, merged.done());
        ReviewSession session = ada.reviews().open(merged.id());
        assertEquals("fog", session.effective(0).orElseThrow().label());
        assertEquals("second thought", session.noteOf(0));
        assertEquals(Map.of("text", "mended"), session.proposals(1));
        assertEquals(List.of(VerdictKind.LABEL, VerdictKind.SKIP, VerdictKind.RETRACT, VerdictKind.LABEL),
                session.history(0).stream().map(v -> v.kind()).toList(), "second thoughts and all");
        SessionEntry again = ada.packedReviews().merge(answeredByBob(handed, 9, "back2"), JobContext.NONE);
        assertEquals(merged.id(), again.id());
        assertEquals(9, again.done());
        assertEquals(9, session.progress().done(), "also where it is open");
        RefusedException older = assertThrows(RefusedException.class,
                () -> ada.packedReviews().merge(temp.resolve("back1"), JobContext.NONE));
        assertTrue(older.problem().why().contains("here already"), older.toString());
        assertEquals(2, ada.reviews().sessions().size());
    }

    @Test
    void whatAFileIsToAWorkspaceIsSaidBeforeAnythingChanges() {
        Path handed = handedOver();
        assertTrue(ada.packedReviews().look(handed).isBack(), "it is Ada's own");
        try (Workspace bob = Workspace.open(temp.resolve("bob"), CLOCK, "Bob")) {
            PackedFound fresh = bob.packedReviews().look(handed);
            assertFalse(fresh.isBack());
            assertNull(fresh.copy());
            assertEquals(0, fresh.done());
            bob.packedReviews().unpack(handed, "Bob", JobContext.NONE);
            assertEquals("Bob", Objects.requireNonNull(bob.packedReviews().look(handed).copy()).reviewer(),
                    "it is here already");
        }
        PackedFound back = ada.packedReviews().look(answeredByBob(handed, 5, "back"));
        assertTrue(back.isBack());
        assertEquals(5, back.done(), "an answer that was taken back and given again counts once");
        assertEquals(id, Objects.requireNonNull(back.origin()).id());
        assertEquals("Bob", back.manifest().reviewer());
        assertFalse(back.namesake());
        assertEquals(1, ada.reviews().sessions().size(), "looking changes nothing");
    }

    @Test
    void twoPeopleOfOneNameAreNoticedBeforeTheyBecomeOne() {
        Path handed = handedOver();
        Path back = temp.resolve("back");
        try (Workspace bob = Workspace.open(temp.resolve("bob"), CLOCK, "Bob")) {
            SessionEntry entry = bob.packedReviews().unpack(handed, "Ada", JobContext.NONE);
            bob.packedReviews().pack(entry.id(), back, true, JobContext.NONE);
        }
        assertTrue(ada.packedReviews().look(back).namesake());
    }

    @Test
    void aPackThatIsCancelledLeavesWhatWasThere() throws IOException {
        Path out = Files.writeString(temp.resolve("out.slreview"), "kept");
        JobContext cancelled = new JobContext() {
            @Override
            public boolean isCancelled() {
                return true;
            }
        };
        assertThrows(JobCancelledException.class, () -> ada.packedReviews().pack(id, out, true, cancelled));
        assertEquals("kept", Files.readString(out));
        Path back = answeredByBob(handedOver(), 2, "back");
        assertThrows(JobCancelledException.class, () -> ada.packedReviews().merge(back, cancelled));
        assertEquals(1, ada.reviews().sessions().size());
    }

    @Test
    void whatBelongsElsewhereIsRefused() {
        Path back = answeredByBob(handedOver(), 2, "back");
        try (Workspace other = Workspace.open(temp.resolve("other"), CLOCK)) {
            assertThrows(RefusedException.class, () -> other.packedReviews().merge(back, JobContext.NONE));
            assertEquals(List.of(), other.reviews().sessions());
        }
        assertThrows(RefusedException.class, () -> ada.packedReviews().merge(temp.resolve("absent"), JobContext.NONE));
        assertThrows(RefusedException.class, () -> ada.packedReviews().merge(temp.resolve("in.csv"), JobContext.NONE));
    }

    /** A file that is altered in any byte of its content is refused, and leaves nothing behind. */
    @Test
    void whatWasTamperedWithIsRefused() throws IOException {
        Path back = answeredByBob(handedOver(), 3, "back");
        Map<String, byte[]> good = entries(back);
        String content = text(good, "content.json");
        Map<String, Map<String, byte[]>> bad = new LinkedHashMap<>();
        bad.put("label", with(good, "content.json", content.replaceFirst("fog", "sun")));
        bad.put("rows", with(good, "rows.parquet", "PAR1"));
        bad.put("items", with(good, "items.json", "{\"items\":[]}"));
        bad.put("manifest", with(good, "manifest.json", "{}"));
        bad.put("deep", with(good, "manifest.json", "[".repeat(100_000)));
        bad.put("newer",
                with(good, "manifest.json", text(good, "manifest.json").replace("\"version\" : 1", "\"version\" : 2")));
        bad.put("traversal", with(good, "../../evil", "x"));
        bad.put("bomb", with(good, "content.json", " ".repeat(50_000_000) + content));
        Map<String, byte[]> without = new LinkedHashMap<>(good);
        without.remove("content.json");
        bad.put("missing", without);
        for (var one : bad.entrySet()) {
            Path file = zip(one.getValue(), one.getKey());
            RefusedException refused = assertThrows(RefusedException.class,
                    () -> ada.packedReviews().merge(file, JobContext.NONE),
                    one.getKey());
            assertFalse(refused.problem().oneLine().contains("\n"));
            assertThrows(RefusedException.class, () -> ada.packedReviews().unpack(file, "Eve", JobContext.NONE),
                    one.getKey());
        }
        byte[] bytes = Files.readAllBytes(back);
        PackedSession sound = SessionPack.read(back, null);
        List<Path> harmless = new ArrayList<>();
        for (int at = 0; at < bytes.length; at++) {
            byte[] broken = bytes.clone();
            broken[at] ^= 0x55;
            Path file = Files.write(temp.resolve("broken"), broken);
            try {
                // a byte of the zip's own may say nothing, such as a time: then the file says what it said
                assertTrue(sound.equals(SessionPack.read(file, null)), "byte " + at);
                if (harmless.isEmpty()) {
                    harmless.add(Files.copy(file, temp.resolve("harmless")));
                }
            } catch (RefusedException expected) {
                assertFalse(expected.problem().why().isBlank());
            }
        }
        assertEquals(1, ada.reviews().sessions().size());
        assertEquals(3, ada.packedReviews().merge(harmless.getFirst(), JobContext.NONE).done());
        assertFalse(Files.exists(temp.resolve("evil")) || Files.exists(temp.resolve("ada/evil")));
        assertEquals(2, ada.reviews().sessions().size());
        assertEquals(List.of(), leftovers(ada));
    }

    /** Of the manifest no fingerprint tells, so that a damaged name would pass for another person's. */
    @Test
    void aDamagedManifestIsRefused() throws IOException {
        Map<String, byte[]> good = entries(answeredByBob(handedOver(), 3, "back"));
        Path file = temp.resolve("stored.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (var entry : good.entrySet()) {
                ZipEntry stored = new ZipEntry(entry.getKey());
                CRC32 sum = new CRC32();
                sum.update(entry.getValue());
                stored.setMethod(ZipEntry.STORED);
                stored.setSize(entry.getValue().length);
                stored.setCrc(sum.getValue());
                zip.putNextEntry(stored);
                zip.write(entry.getValue());
            }
        }
        String all = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        assertTrue(all.contains("\"Bob\""));
        Files.write(file, all.replace("\"Bob\"", "\"Rob\"").getBytes(StandardCharsets.ISO_8859_1));
        assertThrows(RefusedException.class, () -> ada.packedReviews().merge(file, JobContext.NONE));
        assertEquals(1, ada.reviews().sessions().size());
    }

    /** Nothing is left in the workspace of rows that do not fit. */
    @Test
    void rowsThatDoNotFitAreRefusedBeforeTheyAreImported() throws Exception {
        Map<String, byte[]> good = entries(handedOver());
        Path rows = Files.write(temp.resolve("rows.parquet"), Objects.requireNonNull(good.get("rows.parquet")));
        for (String query : List.of("SELECT * FROM %s LIMIT 11", "SELECT * RENAME (p_fog AS p_hail) FROM %s",
                "SELECT \"text\" FROM %s")) {
            Path other = temp.resolve("other.parquet");
            try (var connection = DuckDb.inMemory(); var statement = connection.createStatement()) {
                statement.execute("COPY (" + String.format(java.util.Locale.ROOT, query, Sql.file(rows)) + ") TO "
                        + Sql.text(other.toString()) + " (FORMAT parquet)");
            }
            Map<String, byte[]> changed = new LinkedHashMap<>(good);
            changed.put("rows.parquet", Files.readAllBytes(other));
            String hash = java.util.HexFormat.of().formatHex(
                    java.security.MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(other)));
            Path file = zip(with(changed, "manifest.json", text(good, "manifest.json")
                    .replaceFirst("(\"rows.parquet\" : \")[0-9a-f]+", "$1" + hash)), "misfit");
            try (Workspace bob = Workspace.open(temp.resolve("bob"), CLOCK, "Bob")) {
                RefusedException refused = assertThrows(RefusedException.class,
                        () -> bob.packedReviews().unpack(file, "Bob", JobContext.NONE), query);
                assertEquals(file + " was not unpacked", refused.problem().what(), query);
                assertTrue(refused.problem().oneLine().contains("Nothing was changed."), refused.toString());
                assertEquals(List.of(), bob.datasets(), query);
                assertEquals(List.of(), bob.runs(), query);
                assertEquals(List.of(), leftovers(bob));
            }
        }
    }

    /** Fingerprints that fit, and acts that cannot have been made one after the other. */
    @Test
    void actsThatDoNotFollowFromEachOtherAreRefused() throws Exception {
        Path back = answeredByBob(handedOver(), 3, "back");
        Map<String, byte[]> good = entries(back);
        String content = text(good, "content.json");
        for (String[] change : List.of(new String[]{"\"supersedes\":1", "\"supersedes\":0"},
                new String[]{"\"position\":2", "\"position\":200"},
                new String[]{"\"label\":\"fog\"", "\"label\":\"hail\""},
                new String[]{"\"kind\":\"SKIP\"", "\"kind\":\"LABEL\""},
                new String[]{"\"kind\":\"RETRACT\"", "\"kind\":\"NONSENSE\""}, new String[]{"\"acts\"", "\"deeds\""})) {
            String altered = content.replaceFirst(java.util.regex.Pattern.quote(change[0]), change[1]);
            assertFalse(altered.equals(content), change[0]);
            String hash = java.util.HexFormat.of().formatHex(java.security.MessageDigest.getInstance("SHA-256")
                    .digest(altered.getBytes(StandardCharsets.UTF_8)));
            String manifest = text(good, "manifest.json").replaceFirst("(\"content.json\" : \")[0-9a-f]+", "$1" + hash);
            Path file = zip(with(with(good, "content.json", altered), "manifest.json", manifest), "altered");
            assertThrows(RefusedException.class, () -> ada.packedReviews().merge(file, JobContext.NONE), change[1]);
        }
        assertEquals(1, ada.reviews().sessions().size());
    }

    private static Map<String, byte[]> entries(Path file) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : java.util.Collections.list(zip.entries())) {
                entries.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
            }
        }
        return entries;
    }

    private static String text(Map<String, byte[]> entries, String name) {
        return new String(java.util.Objects.requireNonNull(entries.get(name)), StandardCharsets.UTF_8);
    }

    private static Map<String, byte[]> with(Map<String, byte[]> entries, String name, String text) {
        Map<String, byte[]> changed = new LinkedHashMap<>(entries);
        changed.put(name, text.getBytes(StandardCharsets.UTF_8));
        return changed;
    }

    private Path zip(Map<String, byte[]> entries, String name) throws IOException {
        Path file = temp.resolve(name + ".zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (var entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        }
        return file;
    }

    @Test
    void conflictsAreListedAdjudicatedAndDecideTheLabels() {
        Path back = answeredByBob(handedOver(), 6, "back");
        ReviewSession own = ada.reviews().open(id);
        for (int i = 0; i < 4; i++) {
            own.answer(i, VerdictKind.LABEL, "sun", null, 5);
        }
        own.answer(4, VerdictKind.REJECT, null, null, 5);
        own.answer(5, VerdictKind.CANNOT_TELL, null, null, 5);
        ada.packedReviews().merge(back, JobContext.NONE);
        FamilyVotes votes = FamilyVotes.of(ada.reviews(), id);
        assertEquals(List.of("Ada", "Bob"), votes.reviewers());
        List<RowVotes> conflicts = votes.conflicts(true);
        long fourth = own.item(4).predicted().equals("sun") ? own.item(4).rowId() : -1;
        assertEquals(fourth < 0 ? 1 : 2, conflicts.size());
        assertEquals(own.item(0).rowId(), conflicts.getFirst().item().rowId());
        assertEquals("Ada says sun, Bob says fog", conflicts.getFirst().words());

        LabelSet before = LabelSet.of(votes, LabelPolicy.MAJORITY);
        assertTrue(before.labels().stream().noneMatch(l -> l.rowId() == own.item(0).rowId()));
        assertEquals(1, before.undecided());
        assertEquals("fog", LabelSet.of(votes, LabelPolicy.NEWEST).labels().stream()
                .filter(l -> l.rowId() == own.item(0).rowId()).findFirst().orElseThrow().label());

        SessionEntry decided = Adjudication.of(ada.reviews(), id, "Cleo");
        ReviewSession session = ada.reviews().open(decided.id());
        assertEquals("Ada says sun, Bob says fog", session.item(0).reason());
        session.answer(0, VerdictKind.LABEL, "fog", null, 1);
        FamilyVotes after = FamilyVotes.of(ada.reviews(), id);
        assertEquals(conflicts.size() - 1, after.conflicts(true).size());
        LabelSet labels = LabelSet.of(after, LabelPolicy.MAJORITY);
        assertEquals("fog", labels.labels().stream().filter(l -> l.rowId() == own.item(0).rowId()).findFirst()
                .orElseThrow().label());
        assertEquals(6, labels.labels().size());
        assertFalse(before.sha256().equals(labels.sha256()));

        FamilyAgreement agreement = FamilyAgreement.of(after, Scale.NOMINAL);
        assertEquals(0.75, (double) Objects.requireNonNull(agreement.report().values().get("pairwise_agreement")),
                1e-12);
        ReviewerFigures of = agreement.reviewers().getFirst();
        assertEquals(6, of.answered());
        assertEquals(1 / 6.0, of.cannotTellRate(), 1e-12);
        assertEquals(4, of.shared());
        assertEquals(0.75, of.agreeing(), 1e-12);
        assertEquals(5, of.secondsPerItem());
    }
}
