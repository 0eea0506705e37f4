package secondlook.app.workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import secondlook.app.data.Dataset;
import secondlook.app.data.DatasetImporter;
import secondlook.app.data.DatasetManifest;
import secondlook.app.duckdb.DiskTrouble;
import secondlook.app.review.NewSession;
import secondlook.app.review.QueueRecord;
import secondlook.app.review.ReviewItem;
import secondlook.app.review.ReviewSession;
import secondlook.app.review.SessionContent;
import secondlook.app.review.SessionEntry;
import secondlook.app.review.SessionRole;
import secondlook.app.review.pack.PackManifest;
import secondlook.app.review.pack.PackedSession;
import secondlook.app.review.pack.SessionPack;
import secondlook.app.run.PredictionFiles;
import secondlook.app.run.RunManifest;
import secondlook.runtime.Problem;
import secondlook.runtime.RefusedException;
import secondlook.runtime.job.JobContext;

/**
 * Sessions as one file each: handed to somebody who has nothing but the program, answered in another workspace, brought
 * back and merged. A packed session has its rows and distributions with it, but never the truth.
 */
public final class PackedReviews {

    private static final String COPY_OF = "copy_of";

    private static final String MODEL = "model";

    private static final String NOTHING = "Nothing was changed.";

    private final Workspace workspace;
    private final Path scratch;
    private final Clock clock;

    PackedReviews(Workspace workspace, Path scratch, Clock clock) {
        this.workspace = workspace;
        this.scratch = scratch;
        this.clock = clock;
    }

    /** Whether a file may be a packed session; {@link #look} tells for certain. */
    public static boolean recognises(Path file) {
        return SessionPack.recognises(file);
    }

    /**
     * Packs a session. What was at {@code out} is replaced once all is written, and stays if this is cancelled.
     *
     * @param withAnswers whether what was said so far goes with it; without, somebody else can answer it afresh
     */
    public void pack(String id, Path out, boolean withAnswers, JobContext context) {
        SessionEntry entry;
        List<ReviewItem> items;
        Path rows = temporary("rows");
        try (ReviewSession session = workspace.reviews().open(id)) {
            context.step("Taking out the rows");
            entry = session.entry();
            items = IntStream.range(0, session.size()).mapToObj(session::item).toList();
            workspace.reviewExport(entry.runId()).writeRows(session, rows);
            SessionContent content = withAnswers
                    ? workspace.reviews().content(id)
                    : new SessionContent(List.of(), List.of());
            PackManifest manifest = new PackManifest(PackManifest.FORMAT, PackManifest.VERSION, entry.uid(),
                    entry.family(), entry.queue().options().get(COPY_OF), entry.name(),
                    // of a copy the run is called after the file
                    entry.queue().options().getOrDefault(MODEL,
                            workspace.reviewExport(entry.runId()).run().modelName()),
                    entry.classes(), entry.policy(),
                    entry.queue(), entry.reviewer(), entry.created(), items.size(), Map.of());
            context.checkCancelled();
            context.step("Writing " + out.getFileName());
            SessionPack.write(new PackedSession(manifest, items, content), rows, out);
        } finally {
            deleteQuietly(rows);
        }
    }

    /**
     * Reads a packed session from end to end and says what it is to this workspace; changes nothing.
     *
     * @throws RefusedException if it is no packed session, damaged, or made to do harm
     */
    public PackedFound look(Path file) {
        PackedSession packed = SessionPack.read(file, null);
        PackManifest m = packed.manifest();
        List<SessionEntry> sessions = workspace.reviews().sessions();
        return new PackedFound(m, packed.content().done(),
                first(sessions, s -> s.uid().equals(m.uid()) || s.uid().equals(m.copyOf())),
                first(sessions, s -> m.uid().equals(s.queue().options().get(COPY_OF))),
                sessions.stream().anyMatch(s -> s.family().equals(m.family()) && !s.uid().equals(m.uid())
                        && s.reviewer().equals(m.reviewer())));
    }

    /**
     * Makes a session of a packed one, to be answered here: its rows become a dataset, its distributions a run.
     *
     * @param reviewer who answers it
     */
    public SessionEntry unpack(Path file, String reviewer, JobContext context) {
        workspace.requireWritable(file + " was not unpacked");
        context.step("Checking " + file.getFileName());
        Path rows = temporary(String.valueOf(file.getFileName()).replaceAll("[^\\p{L}\\p{N} ._-]", "_"));
        try {
            PackedSession packed = SessionPack.read(file, rows);
            PackManifest m = packed.manifest();
            checkRows(file, rows, packed, context);
            DatasetManifest imported = workspace.importDataset(rows, context);
            RunManifest run;
            try (Dataset dataset = workspace.openDataset(imported.id())) {
                run = PredictionFiles.toRun(dataset, null, workspace.runsFolder(), clock, context);
            }
            workspace.addRun(run);
            List<ReviewItem> items = new ArrayList<>();
            for (ReviewItem item : packed.items()) {
                int at = item.position();
                items.add(new ReviewItem(at, at, at, item.predicted(), item.value(), item.reason(),
                        item.inclusionProbability(), item.stratum(), item.confidence(), item.alike()));
            }
            Map<String, String> options = new LinkedHashMap<>(m.queue().options());
            options.put(COPY_OF, m.uid());
            options.put(MODEL, m.model());
            return workspace.reviews().receive(new NewSession(m.name(), run.id(), m.policy(), m.classes(), reviewer,
                    items, SessionRole.SECOND, null, m.family(), new QueueRecord(m.queue().strata(), options)),
                    new SessionContent(List.of(), List.of()));
        } finally {
            deleteQuietly(rows);
        }
    }

    /** Reads them beside the workspace as they would be read in it, so that refused rows were never there. */
    private void checkRows(Path file, Path rows, PackedSession packed, JobContext context) {
        Path aside = rows.resolveSibling("aside");
        DatasetManifest read = new DatasetImporter(aside, clock).importFile(rows, context);
        if (read.rows() != packed.items().size()) {
            throw unfit(file, "it has " + read.rows() + " rows for " + packed.items().size() + " items");
        }
        try (Dataset dataset = Dataset.open(aside, read.id())) {
            if (!PredictionFiles.looksLikePredictions(dataset)) {
                throw unfit(file, "its rows hold no predictions");
            }
            if (!PredictionFiles.toRun(dataset, null, aside, clock, context).classes()
                    .equals(packed.manifest().classes())) {
                throw unfit(file, "its rows speak of other classes than its manifest");
            }
        }
    }

    /**
     * Brings back what somebody said of a session that was packed here. Brought back again, only what is new is added.
     *
     * @return the session that holds it
     * @throws RefusedException if it belongs to no session here, its items are others, or it does not go on from what is
     *                          here already
     */
    public SessionEntry merge(Path file, JobContext context) {
        workspace.requireWritable(file + " was not merged");
        context.step("Checking " + file.getFileName());
        PackedSession packed = SessionPack.read(file, null);
        PackManifest m = packed.manifest();
        context.checkCancelled();
        context.step("Adding the answers");
        SessionEntry known = byUid(m.uid());
        if (known != null) {
            SessionContent here = workspace.reviews().content(known.id());
            if (!packed.content().continues(here)) {
                throw refused(file, here.continues(packed.content())
                        ? "all that it says, and more, is here already"
                        : "it does not go on from what is here already of " + m.reviewer());
            }
            workspace.reviews().extend(known.id(), packed.content().after(here));
            return workspace.reviews().sessions().stream().filter(s -> s.id().equals(known.id())).findFirst()
                    .orElseThrow();
        }
        SessionEntry origin = m.copyOf() == null ? null : byUid(m.copyOf());
        if (origin == null) {
            throw refused(file, "it does not come from a session of this workspace");
        }
        List<ReviewItem> items;
        try (ReviewSession session = workspace.reviews().open(origin.id())) {
            items = IntStream.range(0, session.size()).mapToObj(session::item).toList();
        }
        if (!isSame(items, packed.items())) {
            throw refused(file, "its items are not those of " + origin.name());
        }
        return workspace.reviews().receive(new NewSession(origin.name() + " – " + m.reviewer(), origin.runId(),
                origin.policy(), origin.classes(), m.reviewer(), items, SessionRole.RECEIVED, m.uid(),
                origin.family(), origin.queue()), packed.content());
    }

    /** By what does not depend on the workspace: there, the rows have other numbers. */
    private static boolean isSame(List<ReviewItem> here, List<ReviewItem> there) {
        return here.size() == there.size() && IntStream.range(0, here.size()).allMatch(i -> {
            ReviewItem a = here.get(i);
            ReviewItem b = there.get(i);
            return a.predicted().equals(b.predicted()) && Double.compare(a.value(), b.value()) == 0
                    && a.reason().equals(b.reason()) && a.inclusionProbability() == b.inclusionProbability();
        });
    }

    private @Nullable SessionEntry byUid(String uid) {
        return first(workspace.reviews().sessions(), s -> s.uid().equals(uid));
    }

    private static @Nullable SessionEntry first(List<SessionEntry> sessions, Predicate<SessionEntry> wanted) {
        return sessions.stream().filter(wanted).findFirst().orElse(null);
    }

    /** In a folder of its own that is swept, should this process end before. */
    private Path temporary(String name) {
        try {
            return Files.createTempDirectory(scratch, ".import-").resolve(name + ".parquet");
        } catch (IOException e) {
            throw new RefusedException(new Problem("No file can be made in " + scratch, DiskTrouble.words(e),
                    "Check your rights and the free space."), e);
        }
    }

    private static void deleteQuietly(Path file) {
        Trees.deleteQuietly(Objects.requireNonNull(file.getParent(), "made in a folder of its own"));
    }

    private static RefusedException unfit(Path file, String why) {
        return new RefusedException(file + " was not unpacked", why,
                "Ask whom it came from to pack the session again. " + NOTHING);
    }

    private static RefusedException refused(Path file, String why) {
        return new RefusedException(file + " was not merged", why,
                "Give the file that came back from whom it was handed to. " + NOTHING);
    }
}
