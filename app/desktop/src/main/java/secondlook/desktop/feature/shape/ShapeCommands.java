package secondlook.desktop.feature.shape;

import java.time.Clock;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.scene.Node;
import secondlook.app.data.Dataset;
import secondlook.app.workspace.Workspace;
import secondlook.desktop.command.Command;
import secondlook.desktop.command.Command.Group;
import secondlook.desktop.command.Commands;
import secondlook.desktop.job.JobRunner;
import secondlook.desktop.open.Opener;
import secondlook.desktop.session.IfPresent;
import secondlook.desktop.session.Session;

/** Shaping the dataset that is open. */
public final class ShapeCommands {

    private final Session session;
    private final Opener opener;
    private final JobRunner jobs;
    private final Executor background;
    private final Executor screen;
    private final Clock clock;

    public ShapeCommands(Session session, Opener opener, JobRunner jobs, Executor background, Executor screen,
            Clock clock) {
        this.session = session;
        this.opener = opener;
        this.jobs = jobs;
        this.background = background;
        this.screen = screen;
        this.clock = clock;
    }

    /**
     * @param show puts a view over everything
     * @param hide takes it away
     */
    public void addTo(Commands commands, Consumer<Node> show, Runnable hide) {
        commands.add(Command.when("data.shape", Group.COMMANDS, "Shape the dataset\u2026",
                "filter, compute, rename, sample, join", "fth-edit-3", "Ctrl+Alt+S",
                IfPresent.map(session.dataset(), dataset -> "", "no dataset is open"), () -> {
                    Dataset dataset = session.dataset().get();
                    Workspace workspace = session.workspace().get();
                    if (dataset != null && workspace != null) {
                        show.accept(
                                new ShapeView(new ShapeViewModel(dataset, workspace, jobs, background, screen, clock,
                                        opener::dataset), hide));
                    }
                }));
    }
}
