package secondlook.desktop.feature.review;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import org.jspecify.annotations.Nullable;
import secondlook.app.review.SecondReview;
import secondlook.app.review.SessionEntry;
import secondlook.app.review.SessionRole;
import secondlook.app.review.family.Adjudication;
import secondlook.app.workspace.PackedFound;
import secondlook.app.workspace.Workspace;
import secondlook.desktop.job.JobRunner;
import secondlook.desktop.open.Opener;
import secondlook.desktop.session.Registry;
import secondlook.desktop.session.Session;
import secondlook.desktop.view.Notices;
import secondlook.desktop.view.Wording;
import secondlook.runtime.agreement.KrippendorffAlpha.Scale;
import secondlook.runtime.job.JobContext;

/**
 * What is done with reviews where several people answer: hands them over as files, brings those back, has rows answered
 * twice, puts contradictions before somebody. Used on the FX thread; the work is done by jobs.
 */
public final class Reviewers {

    private final Session session;
    private final JobRunner jobs;
    private final Notices notices;
    private final ReviewShelf shelf;
    private final Opener opener;

    /**
     * @param shelf  opens the reviews that are made
     * @param opener opens files, and makes a workspace where there is none
     */
    public Reviewers(Session session, JobRunner jobs, Notices notices, ReviewShelf shelf, Opener opener) {
        this.opener = opener;
        this.session = session;
        this.jobs = jobs;
        this.notices = notices;
        this.shelf = shelf;
    }

    /**
     * A review for somebody else.
     *
     * @param there it was there before
     */
    record SecondOne(SessionEntry entry, boolean there) {}

    private record Made(SessionEntry entry, Registry holds) {}

    /** Finds out how far the people agree who have answered the rows of a review. */
    void look(SessionEntry entry, Scale scale, Consumer<ReviewersShown> found) {
        Workspace workspace = session.workspace().get();
        if (workspace != null) {
            jobs.fetch(context -> ReviewersShown.of(workspace, entry, scale), found,
                    failure -> notices.failed("Comparing the reviewers", failure));
        }
    }

    /** Writes a review as one file to be handed over; what was at {@code out} is replaced once all is written. */
    void pack(SessionEntry entry, boolean withAnswers, Path out) {
        Workspace workspace = session.workspace().get();
        if (workspace != null) {
            jobs.start("Packing " + entry.name(), context -> {
                workspace.packedReviews().pack(entry.id(), out, withAnswers, context);
                return entry;
            }, packed -> notices.done(Wording.count(packed.items(), "item", "items") + " "
                    + (withAnswers
                            ? "with " + Wording.count(packed.done(), "answer", "answers")
                            : "without answers")
                    + " packed into " + out.getFileName() + "."),
                    failure -> notices.failed("Packing the review", failure));
        }
    }

    /** Opens a packed review as any file is opened: it is handed back once there is a workspace for it. */
    void open(Path file) {
        opener.files(List.of(file));
    }

    /** The packed review that was handed in and that nobody has looked at yet; {@code null} for none. */
    ReadOnlyObjectProperty<@Nullable Path> handed() {
        return session.handed();
    }

    /** Finds out what a packed review is to the workspace. It counts as looked at. */
    void read(Path file, Consumer<PackedFound> found) {
        session.hand(null);
        Workspace workspace = session.workspace().get();
        if (workspace != null) {
            jobs.start("Reading " + file.getFileName(), context -> workspace.packedReviews().look(file), found,
                    failure -> notices.failed("Reading the packed review", failure));
        }
    }

    /** Adds the answers of a packed review that came back. */
    void merge(Path file, Consumer<SessionEntry> merged) {
        make("Merging " + file.getFileName(), (workspace, context) -> workspace.packedReviews().merge(file, context),
                merged);
    }

    /** Makes a review of a packed one and opens it. */
    void unpack(Path file, String reviewer) {
        make("Unpacking " + file.getFileName(),
                (workspace, context) -> workspace.packedReviews().unpack(file, reviewer, context), shelf::resume);
    }

    /**
     * Has a random share of a review's items answered by somebody else too.
     *
     * @param share in (0,1]
     */
    void again(SessionEntry entry, double share, String reviewer, Consumer<SecondOne> made, Runnable refused) {
        // any seed will do: the items drawn are kept
        long seed = ThreadLocalRandom.current().nextLong();
        second(entry, reviewer,
                (workspace, context) -> SecondReview.ofShare(workspace.reviews(), entry.id(), share, reviewer, seed),
                made, refused);
    }

    /** Has the items that were left to a second reviewer answered. */
    void referred(SessionEntry entry, String reviewer, Consumer<SecondOne> made, Runnable refused) {
        second(entry, reviewer, (workspace, context) -> SecondReview.ofReferred(workspace.reviews(), entry.id(),
                reviewer), made, refused);
    }

    /** Nothing is made while somebody has not done with what they were given before. */
    private void second(SessionEntry entry, String reviewer, BiFunction<Workspace, JobContext, SessionEntry> work,
            Consumer<SecondOne> then, Runnable refused) {
        boolean[] there = new boolean[1];
        make("Making a second review", (workspace, context) -> {
            Optional<SessionEntry> open = workspace.reviews().sessions().stream()
                    .filter(s -> s.role() == SessionRole.SECOND && s.family().equals(entry.family())
                            && s.reviewer().equals(reviewer) && s.done() < s.items())
                    .findFirst();
            there[0] = open.isPresent();
            return open.orElseGet(() -> work.apply(workspace, context));
        }, made -> then.accept(new SecondOne(made, there[0])), refused);
    }

    /** Puts the contradictions that nobody has decided before somebody, and opens them. */
    void adjudicate(SessionEntry entry, String reviewer) {
        make("Collecting the contradictions",
                (workspace, context) -> Adjudication.of(workspace.reviews(), entry.id(), reviewer), shelf::resume);
    }

    private void make(String title, BiFunction<Workspace, JobContext, SessionEntry> work,
            Consumer<SessionEntry> then) {
        make(title, work, then, () -> {
        });
    }

    private void make(String title, BiFunction<Workspace, JobContext, SessionEntry> work,
            Consumer<SessionEntry> then, Runnable refused) {
        Workspace workspace = session.workspace().get();
        if (workspace != null) {
            jobs.start(title, context -> {
                SessionEntry entry = work.apply(workspace, context);
                return new Made(entry, Registry.of(workspace));
            }, made -> {
                session.refresh(made.holds());
                then.accept(made.entry());
            }, failure -> {
                refused.run();
                notices.failed(title, failure);
            });
        }
    }
}
