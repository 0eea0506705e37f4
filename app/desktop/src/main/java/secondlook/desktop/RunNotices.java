package secondlook.desktop;

import java.util.Map;
import secondlook.app.run.RunManifest;
import secondlook.desktop.chart.Figures;
import secondlook.desktop.open.Opener;
import secondlook.desktop.scoring.Scoring;
import secondlook.desktop.view.Notices;

/** Says in the corner what became of a run while the person was at something else, and leads there when asked to. */
record RunNotices(Notices notices, Opener opener) implements Scoring.Elsewhere {

    @Override
    public void done(RunManifest run) {
        notices.done(Figures.count(run.rows()) + " rows were scored with " + run.modelName() + ".",
                Map.of("Show the run", () -> opener.run(run.id())));
    }

    @Override
    public void failed(Throwable failure) {
        notices.failed("Scoring", failure);
    }
}
