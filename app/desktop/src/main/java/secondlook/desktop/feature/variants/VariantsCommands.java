package secondlook.desktop.feature.variants;

import java.time.Clock;
import java.util.function.Consumer;
import javafx.scene.Node;
import secondlook.app.data.Dataset;
import secondlook.app.workspace.Workspace;
import secondlook.desktop.command.Command;
import secondlook.desktop.command.Command.Group;
import secondlook.desktop.command.Commands;
import secondlook.desktop.job.JobRunner;
import secondlook.desktop.session.IfPresent;
import secondlook.desktop.session.Session;
import secondlook.runtime.train.Trainers;

/** Comparing variants on the dataset that is open. */
public final class VariantsCommands {

    private final Session session;
    private final JobRunner jobs;
    private final Trainers trainers;
    private final Clock clock;

    public VariantsCommands(Session session, JobRunner jobs, Trainers trainers, Clock clock) {
        this.session = session;
        this.jobs = jobs;
        this.trainers = trainers;
        this.clock = clock;
    }

    /**
     * @param show puts a view over everything
     * @param hide takes it away
     */
    public void addTo(Commands commands, Consumer<Node> show, Runnable hide) {
        commands.add(Command.when("model.variants", Group.COMMANDS, "Compare variants\u2026",
                "steps, algorithms, rare classes, on the same folds", "fth-bar-chart-2", null,
                IfPresent.map(session.dataset(), dataset -> "", "no dataset is open"), () -> {
                    Dataset dataset = session.dataset().get();
                    Workspace workspace = session.workspace().get();
                    if (dataset != null && workspace != null) {
                        show.accept(new VariantsView(
                                new VariantsViewModel(dataset, session.target().get(), workspace, trainers, jobs,
                                        clock),
                                hide));
                    }
                }));
    }
}
