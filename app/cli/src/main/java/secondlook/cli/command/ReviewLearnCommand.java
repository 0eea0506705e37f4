package secondlook.cli.command;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import secondlook.app.data.Dataset;
import secondlook.app.data.DatasetManifest;
import secondlook.app.expect.ExpectationFile;
import secondlook.app.expect.Expectations;
import secondlook.app.registry.LabelSource;
import secondlook.app.registry.Lineage;
import secondlook.app.registry.ModelVersion;
import secondlook.app.registry.VersionComparison;
import secondlook.app.review.SessionEntry;
import secondlook.app.review.family.FamilyVotes;
import secondlook.app.review.family.LabelPolicy;
import secondlook.app.review.family.LabelSet;
import secondlook.app.review.learn.LabelWeights;
import secondlook.app.review.learn.TrainingSet;
import secondlook.app.run.RunManifest;
import secondlook.app.train.TrainJob;
import secondlook.app.train.TrainRequest;
import secondlook.app.train.TrainResult;
import secondlook.app.workspace.LearningRows;
import secondlook.app.workspace.ModelEntry;
import secondlook.app.workspace.Workspace;
import secondlook.cli.console.Console;
import secondlook.cli.console.ExitCode;
import secondlook.cli.console.OutputFile;
import secondlook.runtime.RefusedException;
import secondlook.runtime.comparison.PairedComparison;
import secondlook.runtime.job.JobContext;
import secondlook.runtime.model.Model;
import secondlook.runtime.model.OpenOptions;
import secondlook.runtime.train.Trainers;

/**
 * Makes a candidate of what the reviewers of a session said: labels that count, a training set, a model, and, with held-out
 * rows, a comparison with the champion. Whether it is promoted is for a person to say, with {@code models promote}.
 */
@Command(name = "learn", description = "Train a candidate with the labels that reviewers gave, and compare it.")
public final class ReviewLearnCommand implements Callable<Integer> {

    private final Console console;
    private final Clock clock;

    @Parameters(paramLabel = "SESSION", description = "Any session of those that belong together.")
    private String id;

    @Option(names = "--out", required = true, paramLabel = "MODEL", description = "The model file to write.")
    private Path out;

    @Option(names = "--name", paramLabel = "NAME", description = "Under which the candidate is kept; the model that was reviewed if left out.")
    private @Nullable String name;

    @Option(names = "--target", paramLabel = "COLUMN", description = "The column that the labels are of; the run's truth if left out.")
    private @Nullable String target;

    @Option(names = "--base", paramLabel = "DATA", description = "Rows whose target is known, to learn from besides.")
    private @Nullable Path base;

    @Option(names = "--conflicts", paramLabel = "majority|unanimous|newest", defaultValue = "majority", description = "Which label counts where reviewers differ and nobody adjudicated (${DEFAULT-VALUE}).")
    private LabelPolicy policy;

    @Option(names = "--weights", paramLabel = "equal|agreement|inclusion", defaultValue = "equal", description = "What the weight of a reviewed row goes by (${DEFAULT-VALUE}).")
    private LabelWeights.Kind weights;

    @Option(names = "--weight", paramLabel = "N", description = "A reviewed row counts as much as so many others (${DEFAULT-VALUE}).")
    private int weight = 1;

    @Option(names = "--algorithm", paramLabel = "NAME", description = "second-look doctor lists them (${DEFAULT-VALUE}).", defaultValue = TrainRequest.DEFAULT_ALGORITHM)
    private String algorithm;

    @Option(names = "--param", paramLabel = "NAME=VALUE", description = "A hyperparameter of the algorithm.")
    private Map<String, String> parameters = new LinkedHashMap<>();

    @Option(names = "--drop", split = ",", paramLabel = "COLUMN", description = "A column not to learn from.")
    private List<String> drop = new ArrayList<>();

    @Option(names = "--seed", paramLabel = "N", description = "Makes the result repeatable (${DEFAULT-VALUE}).")
    private long seed = 1;

    @Mixin
    private final HeldOutOptions heldOut = new HeldOutOptions();

    public ReviewLearnCommand(Console console, Clock clock) {
        this.console = console;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        OutputFile.check(out, List.of());
        if (weight < 1 || weight > 1_000) {
            throw new RefusedException("nothing was learned", "--weight " + weight + " is not between 1 and 1000",
                    "Give how often a reviewed row counts.");
        }
        JobContext context = console.job();
        try (Workspace workspace = GivenWorkspace.open(console.options(), clock)) {
            SessionEntry entry = GivenWorkspace.session(workspace, id);
            RunManifest run = GivenWorkspace.run(workspace, entry.runId());
            FamilyVotes votes = FamilyVotes.of(workspace.reviews(), entry.id());
            LabelSet labels = LabelSet.of(votes, policy);
            String column = column(run);
            DatasetManifest known = base == null ? null : workspace.importDataset(base, context);
            LearningRows rows = workspace.trainingSet(run, labels, new LabelWeights(weights, weight, 1_000), column,
                    known, context);
            TrainResult result = train(workspace, rows.dataset(), column, context);
            ModelVersion candidate = keep(workspace, result, votes, labels, name == null ? run.modelName() : name);
            report(workspace, labels, rows, result, candidate, context);
        }
        return ExitCode.DONE;
    }

    private String column(RunManifest run) {
        String column = target == null ? run.truth() : target;
        if (column == null) {
            throw new RefusedException("nothing was learned", "it is not known which column the labels are of",
                    "Name it with --target COLUMN.");
        }
        return column;
    }

    private TrainResult train(Workspace workspace, DatasetManifest rows, String column, JobContext context) {
        try (Dataset dataset = workspace.openDataset(rows.id())) {
            TrainRequest request = new TrainRequest(column, algorithm, parameters, seed, 0, null, null, drop, null,
                    name);
            TrainResult result = new TrainJob(dataset, request, out, Trainers.discovered(), clock).run(context);
            ExpectationFile.write(ExpectationFile.beside(out),
                    Expectations.infer(dataset, result.manifest().features(), null));
            return result;
        }
    }

    private ModelVersion keep(Workspace workspace, TrainResult result, FamilyVotes votes, LabelSet labels,
            String model) {
        try (Model opened = console.engines().models().open(result.file(), OpenOptions.CPU)) {
            LabelSource source = new LabelSource(votes.sessions().stream().map(SessionEntry::id).toList(),
                    labels.labels().size(), labels.sha256());
            ModelEntry entry = workspace.addModel(result.file(), opened, model,
                    Lineage.of(opened.card(), "learned from reviews").withLabels(source));
            return workspace.versions().find(entry.name() + "@" + entry.version());
        }
    }

    private void report(Workspace workspace, LabelSet labels, LearningRows rows, TrainResult result,
            ModelVersion candidate, JobContext context) {
        console.warn(result.warnings());
        Document document = new Document().put("candidate", candidate.reference()).put("out", out.toString())
                .put("labels", labels.labels().size()).put("undecided", labels.undecided())
                .put("label_set", labels.sha256()).put("training_rows", rows.dataset().rows())
                .put("replaced", rows.parts().replaced());
        List<String> lines = new ArrayList<>();
        lines.add(Words.counted(labels.labels().size(), "reviewed label") + ", " + labels.undecided()
                + " rows undecided; trained on " + Words.counted(rows.dataset().rows(), "row")
                + (rows.parts().replaced() == 0
                        ? ""
                        : "; " + Words.counted(rows.parts().replaced(), "row") + " of " + base
                                + " replaced by what the reviewers said"));
        if (heldOut.isGiven()) {
            ModelVersion champion = workspace.versions().champion(candidate.name());
            if (champion == null) {
                console.warn(
                        "no version of " + candidate.name() + " was promoted yet: there is nothing to compare with");
            } else {
                VersionComparison compared = heldOut.compare(workspace, console.engines().models(), candidate,
                        champion, clock, context);
                console.warn(compared.notes());
                PairedComparison figures = compared.figures();
                document.put("comparison", VersionDocument.comparison(compared));
                lines.add(String.format(Locale.ROOT, "right %s -> %s, change %s (95 %%) on %s; p %.3g",
                        Words.percent(figures.accuracy().first()), Words.percent(figures.accuracy().second()),
                        Words.signedPercents(figures.accuracy().interval()),
                        Words.counted(figures.rows(), "held-out row"), figures.pValue()));
            }
        }
        lines.add("candidate " + candidate.reference() + ", not promoted; second-look models promote does that");
        lines.add(out.toString());
        console.result(document.values(), lines);
    }
}
