package secondlook.app.monitor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import secondlook.app.database.Json;
import secondlook.app.run.RunManifest;
import secondlook.app.workspace.MonitoredRun;
import secondlook.app.workspace.Workspace;
import secondlook.runtime.job.JobContext;

/**
 * Gives a workspace a history: {@code DIR RUNS}. Its newest run gets so many predecessors, two hours apart, in the registry and in
 * the prediction log, each described; only their rows are not there.
 */
public final class ManyRuns {

    private static final Duration APART = Duration.ofHours(2);

    private ManyRuns() {
    }

    public static void main(String[] arguments) throws IOException {
        int count = Integer.parseInt(arguments[1]);
        try (Workspace workspace = Workspace.open(Path.of(arguments[0]), Clock.systemUTC())) {
            RunManifest newest = workspace.runs().getFirst();
            try (MonitoredRun watched = new MonitoredRun(workspace, newest, null)) {
                watched.watch(null, MonitorLimits.DEFAULT, JobContext.NONE);
            }
            Distributions like = Objects.requireNonNull(workspace.log().distributions(List.of(newest.id())));
            String json = Json.write(newest);
            Instant at = Instant.parse(newest.created()).minus(APART.multipliedBy(count));
            for (int run = 0; run < count; run++) {
                RunManifest earlier = Json.read(json.replace(newest.id(), "earlier-" + run).replace(newest.created(),
                        at.plus(APART.multipliedBy(run)).toString()), RunManifest.class);
                workspace.addLoggedRun(earlier);
                workspace.log().append(earlier);
                workspace.log().describe(earlier.id(), like);
            }
            // the newest is the one that is opened: it has its rows
            RunManifest last = Json.read(json.replace(newest.id(), "newest"), RunManifest.class);
            Path runs = workspace.runsFolder();
            Files.copy(runs.resolve(newest.id() + ".parquet"), runs.resolve("newest.parquet"));
            Files.writeString(runs.resolve("newest.json"), Files.readString(runs.resolve(newest.id() + ".json"))
                    .replace(newest.id(), "newest"));
            workspace.addLoggedRun(last);
        }
    }
}
