package secondlook.desktop;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import secondlook.app.workspace.Workspace;
import secondlook.cli.sample.Sample;
import secondlook.desktop.open.FreshFolder;
import secondlook.desktop.open.SampleOffer;
import secondlook.runtime.job.JobContext;
import secondlook.runtime.model.ModelFiles;

/** The sample that the build made, put into a workspace of its own when it is asked for. */
final class BundledSample implements SampleOffer {

    private static final String NAME = "seattle-sample";

    private final Path home;
    private final ModelFiles models;
    private final Clock clock;

    BundledSample(Path home, ModelFiles models, Clock clock) {
        this.home = home;
        this.models = models;
        this.clock = clock;
    }

    @Override
    public @Nullable Preview preview() {
        secondlook.cli.sample.Preview built;
        try {
            built = Sample.preview();
        } catch (java.io.UncheckedIOException notBuiltIn) {
            return null;
        }
        int bins = built.correct().length;
        int first = 0;
        while (first < bins - 1 && built.correct()[first] + built.wrong()[first] == 0) {
            first++;
        }
        // from a round value on, so that the axis can be read
        int from = Math.max(0, first - Math.floorMod(first, 5) - 5);
        double[] edges = new double[bins - from + 1];
        for (int i = 0; i < edges.length; i++) {
            edges[i] = (double) (from + i) / bins;
        }
        return new Preview(edges, Arrays.copyOfRange(built.correct(), from, bins),
                Arrays.copyOfRange(built.wrong(), from, bins));
    }

    @Override
    public Path make(JobContext context) {
        Path folder = home.resolve(NAME);
        if (Workspace.isWorkspace(folder)) {
            return folder;
        }
        Path fresh = FreshFolder.in(home, NAME);
        try {
            try (Workspace workspace = Workspace.open(fresh, clock)) {
                Sample.install(workspace, models, clock, context);
            }
            return fresh;
        } catch (Throwable failure) {
            FreshFolder.remove(fresh);
            throw failure;
        }
    }
}
