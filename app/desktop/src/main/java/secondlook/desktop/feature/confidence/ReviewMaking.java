package secondlook.desktop.feature.confidence;

import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import secondlook.app.review.ReviewSession;
import secondlook.app.review.SessionEntry;
import secondlook.app.review.queue.QueuePreview;
import secondlook.app.run.Run;
import secondlook.app.run.RunManifest;
import secondlook.app.workspace.Workspace;
import secondlook.desktop.job.LatestOnly;
import secondlook.desktop.session.Place;
import secondlook.desktop.session.Registry;
import secondlook.desktop.session.Session;
import secondlook.desktop.view.Notices;
import secondlook.runtime.ProblemException;
import secondlook.runtime.decision.DecisionPolicy;
import secondlook.runtime.decision.Measure;

/** Shows what a review would be like, makes it, and goes there. Used on the FX thread. */
public final class ReviewMaking {

    /** What a person needs for an item where nothing is known of the person. */
    static final double USUAL_SECONDS = 8;

    /**
     * What a wish comes to.
     *
     * @param preview {@code null} where it comes to nothing
     * @param trouble why, in words; empty where there is a preview
     */
    record Outlook(@Nullable QueuePreview preview, String trouble) {}

    private record Made(Registry registry, ReviewSession session) {}

    private record Question(ReviewDraft draft, ReviewWish wish, Consumer<Outlook> answer) {}

    private record Answer(Outlook outlook, Consumer<Outlook> answer) {}

    private final Session session;
    private final Executor background;
    private final Executor screen;
    private final Notices notices;
    private final LatestOnly<Question, Answer> previews;

    public ReviewMaking(Session session, Executor background, Executor screen, Notices notices) {
        this.session = session;
        this.background = background;
        this.screen = screen;
        this.notices = notices;
        this.previews = new LatestOnly<>(background, screen, ReviewMaking::look,
                answer -> answer.answer().accept(answer.outlook()),
                failure -> notices.failed("Previewing the review", failure));
    }

    DecisionPolicy policy() {
        DecisionPolicy now = session.policy().get();
        return now == null ? DecisionPolicy.of(Measure.CONFIDENCE, 0) : now;
    }

    /** What the model of the current run can say; empty without a run. */
    List<String> labels() {
        Run run = session.run().get();
        return run == null ? List.of() : run.predictions().classes();
    }

    /** What a sample of the current run can be spread over. */
    List<SpreadOver> spreads() {
        Run run = session.run().get();
        return SpreadOver.choices(session.dataset().get(), run == null ? null : run.manifest().truth());
    }

    /** What a review of rows chosen by hand is called: nothing that tells the right answers, or, blind, the model's. */
    String name(RowFilter rows, boolean blind) {
        Run run = session.run().get();
        return blind || rows.tells(run == null ? null : run.manifest().truth()) ? "chosen by hand" : rows.label();
    }

    /** The other runs over the rows of the current one, newest first. */
    List<RunManifest> others() {
        Run run = session.run().get();
        String dataset = run == null ? null : run.manifest().datasetId();
        return run == null || dataset == null
                ? List.of()
                : session.registry().get().runs().stream().filter(other -> dataset.equals(other.datasetId())
                        && !other.id().equals(run.manifest().id())).toList();
    }

    private @Nullable ReviewDraft draft() {
        Run run = session.run().get();
        Workspace workspace = session.workspace().get();
        if (run == null || workspace == null) {
            return null;
        }
        // another order each time, and yet the same one whenever the same steps are repeated
        long seed = 31L * run.manifest().id().hashCode() + session.registry().get().reviews().size();
        return new ReviewDraft(run, session.dataset().get(), policy(), seed, workspace::openRun);
    }

    /** Finds out what a wish would come to; a newer question replaces one that waits. */
    void preview(ReviewWish wish, Consumer<Outlook> answer) {
        ReviewDraft draft = draft();
        if (draft != null) {
            previews.ask(new Question(draft, wish, answer));
        }
    }

    private static Answer look(Question asked) {
        try {
            return new Answer(new Outlook(QueuePreview.of(asked.draft().items(asked.wish()), USUAL_SECONDS), ""),
                    asked.answer());
        } catch (ProblemException known) {
            return new Answer(new Outlook(null, known.problem().withoutOptions().oneLine()), asked.answer());
        }
    }

    void make(ReviewWish wish) {
        Workspace workspace = session.workspace().get();
        ReviewDraft draft = draft();
        if (workspace == null || draft == null) {
            return;
        }
        background.execute(() -> {
            try {
                Made made = make(workspace, draft, wish);
                screen.execute(() -> {
                    session.refresh(made.registry());
                    session.useReview(made.session());
                    session.goTo(Place.REVIEW);
                });
            } catch (RuntimeException failure) {
                screen.execute(() -> notices.failed("Making the review", failure));
            }
        });
    }

    private static Made make(Workspace workspace, ReviewDraft draft, ReviewWish wish) {
        SessionEntry entry = workspace.reviews().create(draft.session(wish, draft.items(wish)));
        ReviewSession opened = workspace.reviews().open(entry.id());
        opened.blind(wish.blind());
        return new Made(Registry.of(workspace), opened);
    }
}
