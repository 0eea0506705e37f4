package secondlook.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import secondlook.app.data.Dataset;
import secondlook.app.engine.Engines;
import secondlook.app.review.ReviewItem;
import secondlook.app.run.Run;
import secondlook.app.run.RunManifest;
import secondlook.app.run.ScoreJob;
import secondlook.app.run.ScoreObserver;
import secondlook.app.run.ScoreRequest;
import secondlook.app.workspace.Workspace;
import secondlook.runtime.decision.DecisionPolicy;
import secondlook.runtime.decision.Measure;
import secondlook.runtime.job.JobContext;
import secondlook.runtime.model.BindingRequest;
import secondlook.runtime.model.Model;
import secondlook.runtime.model.OpenOptions;
import secondlook.runtime.model.SchemaBinder;

/** A workspace with two columns of numbers, one of them once above a million, a model's run over them and a review of it. */
final class ReviewedWorkspace {

    private static final int ROWS = 5_000;
    private static final int ROW_THAT_DOES_HARM = 2_500;

    private final Path folder;

    private ReviewedWorkspace(Path folder) {
        this.folder = folder;
    }

    Path folder() {
        return folder;
    }

    /** @param good a model of two inputs and three classes that does no harm */
    static ReviewedWorkspace make(Path folder, Path good, Engines engines, Clock clock) throws IOException {
        Path table = table(folder.resolve("rows.csv"));
        try (Workspace workspace = Workspace.open(folder.resolve("workspace"), clock);
                Model model = engines.models().open(good, OpenOptions.CPU);
                Dataset rows = workspace.openDataset(workspace.importDataset(table, JobContext.NONE).id())) {
            workspace.addModel(good, model, "good");
            RunManifest made = new ScoreJob(rows, model, "good",
                    SchemaBinder.bind(model.signature(), rows.manifest().schema(), BindingRequest.BY_NAME)
                            .orRefuse("good", "rows"),
                    ScoreRequest.ALL, workspace.runsFolder(), clock, ScoreObserver.NONE).run(JobContext.NONE);
            workspace.addRun(made);
            try (Run run = workspace.openRun(made.id())) {
                List<ReviewItem> items = new ArrayList<>();
                for (int i = 0; i < ROWS; i++) {
                    items.add(
                            new ReviewItem(i, i, i, run.predictions().predictedName(i), 0.4, "for the measurement", 1));
                }
                workspace.reviews().create("all", made.id(), DecisionPolicy.of(Measure.CONFIDENCE, 0.9),
                        made.classes(), "Ada", items);
            }
            return new ReviewedWorkspace(workspace.folder());
        }
    }

    private static Path table(Path file) throws IOException {
        SplittableRandom random = new SplittableRandom(5);
        List<String> lines = new ArrayList<>(List.of("name,a,b"));
        for (int i = 0; i < ROWS; i++) {
            lines.add(String.format(Locale.ROOT, "r%d,%s,%.3f", i,
                    i == ROW_THAT_DOES_HARM ? "10000000.0" : String.format(Locale.ROOT, "%.3f", random.nextDouble()),
                    random.nextDouble()));
        }
        return Files.write(file, lines);
    }

    /** Answers that are in the file, which another part of the program has open. */
    int answersOnDisk() throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve(Workspace.FILE));
                var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT count(*) FROM verdict")) {
            return row.getInt(1);
        }
    }
}
