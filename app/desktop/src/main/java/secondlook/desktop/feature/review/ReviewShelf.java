package secondlook.desktop.feature.review;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import secondlook.app.data.Dataset;
import secondlook.app.review.ReviewSession;
import secondlook.app.review.SessionEntry;
import secondlook.app.review.exchange.ExchangeFormat;
import secondlook.app.review.exchange.Losses;
import secondlook.app.review.exchange.ReviewExchange;
import secondlook.app.run.Run;
import secondlook.app.workspace.Workspace;
import secondlook.desktop.session.Registry;
import secondlook.desktop.session.Session;
import secondlook.desktop.view.Notices;
import secondlook.desktop.view.Wording;

/** What is done with whole reviews: opening one, writing one as a file. Used on the FX thread. */
public final class ReviewShelf {

    private final Session session;
    private final Executor background;
    private final Executor screen;
    private final Notices notices;
    private final Clock clock;

    public ReviewShelf(Session session, Executor background, Executor screen, Notices notices, Clock clock) {
        this.session = session;
        this.background = background;
        this.screen = screen;
        this.notices = notices;
        this.clock = clock;
    }

    /** Opens a review, with the run it speaks of, and goes on where it was left. */
    void resume(SessionEntry wanted) {
        Workspace workspace = session.workspace().get();
        if (workspace == null) {
            return;
        }
        Run current = session.run().get();
        boolean sameRun = current != null && current.manifest().id().equals(wanted.runId());
        background.execute(() -> {
            try {
                ReviewSession opened = workspace.reviews().open(wanted.id());
                Run run = sameRun ? null : workspace.openRun(wanted.runId());
                String datasetId = run == null ? null : run.manifest().datasetId();
                Dataset dataset = datasetId == null ? null : workspace.openDataset(datasetId);
                screen.execute(() -> {
                    if (run != null) {
                        session.useDataset(dataset);
                        session.useRun(run);
                    }
                    session.useReview(opened);
                });
            } catch (RuntimeException failure) {
                screen.execute(() -> notices.failed("Opening the review", failure));
            }
        });
    }

    /** Writes a review; what was at {@code out} is replaced once all is written. */
    void export(SessionEntry entry, ExchangeFormat format, Path out) {
        Workspace workspace = session.workspace().get();
        Run run = session.run().get();
        Dataset dataset = session.dataset().get();
        if (workspace == null || run == null) {
            return;
        }
        background.execute(() -> {
            try {
                long written = write(workspace, entry, run, dataset, format, out);
                screen.execute(() -> notices
                        .done(Wording.count(written, "row was", "rows were") + " written to " + out.getFileName()
                                + "."));
            } catch (RuntimeException failure) {
                screen.execute(() -> notices.failed("Exporting the review", failure));
            }
        });
    }

    private static long write(Workspace workspace, SessionEntry entry, Run run, @Nullable Dataset dataset,
            ExchangeFormat format, Path out) {
        if (format == ExchangeFormat.CSV || format == ExchangeFormat.PARQUET || format == ExchangeFormat.JSONL) {
            return workspace.exportReview(entry.id(), out, false);
        }
        // a session of its own, for the one on the screen is used by another thread
        try (ReviewSession own = workspace.reviews().open(entry.id())) {
            return ReviewExchange.write(own, run, dataset, format, out);
        }
    }

    /** Finds out what a format cannot hold of a review. */
    void losses(SessionEntry entry, ExchangeFormat format, Consumer<List<String>> found) {
        Workspace workspace = session.workspace().get();
        if (workspace == null) {
            return;
        }
        background.execute(() -> {
            try (ReviewSession own = workspace.reviews().open(entry.id())) {
                List<String> losses = Losses.of(own, format);
                screen.execute(() -> found.accept(losses));
            } catch (RuntimeException failure) {
                screen.execute(() -> notices.failed("Looking what " + format.key() + " cannot hold", failure));
            }
        });
    }

    /** Reads answers that others gave into sessions of their own beside this one. */
    void read(SessionEntry entry, ExchangeFormat format, Path file, String unnamed) {
        Workspace workspace = session.workspace().get();
        if (workspace == null) {
            return;
        }
        background.execute(() -> {
            try {
                List<SessionEntry> made = ReviewExchange.read(workspace.reviews(), entry.id(), file, format, unnamed,
                        clock.instant());
                Registry holds = Registry.of(workspace);
                screen.execute(() -> {
                    session.refresh(holds);
                    notices.done(Wording.count(made.size(), "session was", "sessions were") + " read from "
                            + file.getFileName() + ": " + String.join(", ",
                                    made.stream().map(SessionEntry::reviewer).distinct().toList())
                            + ".");
                });
            } catch (RuntimeException failure) {
                screen.execute(() -> notices.failed("Importing answers", failure));
            }
        });
    }
}
