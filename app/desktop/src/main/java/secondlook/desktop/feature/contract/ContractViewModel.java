package secondlook.desktop.feature.contract;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;
import secondlook.app.data.Dataset;
import secondlook.app.data.DatasetManifest;
import secondlook.app.expect.Action;
import secondlook.app.expect.ColumnExpectation;
import secondlook.app.expect.ExpectationCheck;
import secondlook.app.expect.ExpectationFile;
import secondlook.app.expect.Expectations;
import secondlook.app.expect.RowRule;
import secondlook.app.expect.Violation;
import secondlook.app.registry.Lineage;
import secondlook.app.workspace.Workspace;
import secondlook.desktop.job.JobRunner;
import secondlook.desktop.job.LatestOnly;
import secondlook.desktop.session.OpenModel;
import secondlook.desktop.session.RowSelection;
import secondlook.desktop.session.Session;
import secondlook.runtime.ProblemException;
import secondlook.runtime.data.Column;
import secondlook.runtime.job.JobContext;

/**
 * The expectations of the current model, or of the model that will be trained from the current dataset, with the rows of
 * that dataset that break them. Nothing is kept before it is saved. Used on the FX thread.
 */
public final class ContractViewModel {

    private final Session session;
    private final JobRunner jobs;
    private final Workspace workspace;
    private final Dataset dataset;
    private final @Nullable OpenModel model;
    private final LatestOnly<Expectations, Counted> counting;
    private final ReadOnlyObjectWrapper<List<ContractLine>> lines = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Map<String, List<Violation>>> broken = new ReadOnlyObjectWrapper<>(Map.of());
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper under = new ReadOnlyStringWrapper("Looking\u2026");
    private final ReadOnlyBooleanWrapper known = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper saved = new ReadOnlyBooleanWrapper();
    private @Nullable String learnedFrom;
    private @Nullable Expectations begun;

    private record Counted(Expectations asked, List<Violation> found) {}

    /** The session has a workspace and a dataset. */
    public ContractViewModel(Session session, JobRunner jobs, Executor background, Executor screen) {
        this.session = session;
        this.jobs = jobs;
        this.workspace = Objects.requireNonNull(session.workspace().get());
        this.dataset = Objects.requireNonNull(session.dataset().get());
        this.model = session.model().get();
        counting = new LatestOnly<>(background, screen, this::count, this::show, this::failed);
        jobs.fetch(context -> kept(), this::take, this::failed);
    }

    /** Whose they are, in words. */
    String title() {
        return model == null
                ? "What rows like those of " + dataset.manifest().name() + " should be"
                : "What " + model.title() + " expects of its rows";
    }

    ReadOnlyObjectProperty<List<ContractLine>> lines() {
        return lines.getReadOnlyProperty();
    }

    /** What is broken in the current dataset, by {@link ContractLine#title()}. */
    ReadOnlyObjectProperty<Map<String, List<Violation>>> broken() {
        return broken.getReadOnlyProperty();
    }

    /** Why something cannot be done; empty where it can. */
    public ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    /** Where they come from, and how the current rows do. */
    public ReadOnlyStringProperty under() {
        return under.getReadOnlyProperty();
    }

    /** Whether they are here: until then there is nothing to keep, and keeping it would drop what was kept before. */
    ReadOnlyBooleanProperty known() {
        return known.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty saved() {
        return saved.getReadOnlyProperty();
    }

    /** Whether they are others than when they were opened, and not kept. */
    public boolean isChanged() {
        return begun != null && !saved.get() && !begun.equals(now());
    }

    /** As they stand now. */
    public Expectations now() {
        return new Expectations(Expectations.VERSION, learnedFrom,
                lines.get().stream().map(ContractLine::column).filter(Objects::nonNull).toList(),
                lines.get().stream().map(ContractLine::rule).filter(Objects::nonNull).toList());
    }

    /** Another expectation in the place of one; where that is gone, nothing changes. */
    void replace(ContractLine before, ContractLine now) {
        List<ContractLine> changed = new ArrayList<>(lines.get());
        int index = changed.indexOf(before);
        if (index >= 0) {
            changed.set(index, now);
            set(changed);
        }
    }

    void remove(int index) {
        List<ContractLine> changed = new ArrayList<>(lines.get());
        changed.remove(index);
        set(changed);
    }

    /** A rule of whole rows, to be written. */
    void addRule() {
        List<ContractLine> changed = new ArrayList<>(lines.get());
        long rules = changed.stream().filter(l -> l.rule() != null).count();
        Column first = dataset.manifest().schema().column(0);
        changed.add(ContractLine.of(new RowRule("Rule " + (rules + 1),
                secondlook.app.data.finding.Sql.name(first.name()) + " IS NOT NULL", Action.FLAG)));
        set(changed);
    }

    /** Learns them anew from the rows of the current dataset. */
    public void learn() {
        jobs.fetch(context -> learned(), this::take, this::failed);
    }

    public void read(Path file) {
        jobs.fetch(context -> ExpectationFile.read(file), this::take, this::failed);
    }

    public void write(Path file) {
        Expectations written = now();
        jobs.fetch(context -> {
            ExpectationFile.write(file, written);
            return file;
        }, done -> problem.set(""), this::failed);
    }

    /** Keeps them with the model, or for the model that will be trained from this dataset. */
    public void save() {
        if (!known.get()) {
            return;
        }
        Expectations kept = now();
        jobs.fetch(context -> {
            // a rule that is no condition would refuse every run
            kept.rules().forEach(rule -> dataset.checked(rule.condition()));
            if (model == null) {
                workspace.contracts().saveOfDataset(dataset.manifest().id(), kept);
            } else {
                workspace.contracts().save(model.entry().sha256(), kept);
            }
            return kept;
        }, done -> {
            saved.set(true);
            session.contractChanged();
        }, this::failed);
    }

    /** Selects the rows that break an expectation. */
    public void select(Violation violation) {
        String condition = violation.condition();
        if (condition != null) {
            jobs.fetch(context -> dataset.ids(condition, null, false), ids -> {
                if (session.dataset().get() == dataset) {
                    long[] rows = java.util.Arrays.stream(ids).asLongStream().toArray();
                    session.select(new RowSelection("not: " + violation.rule(), rows));
                }
            }, this::failed);
        }
    }

    private Expectations kept() {
        Expectations kept = model == null
                ? workspace.contracts().ofDataset(dataset.manifest().id())
                : workspace.contracts().of(model.entry().sha256());
        return kept == null ? learnedInTraining() : kept;
    }

    /** From the rows that the model was trained on, where the workspace has them; from the current ones otherwise. */
    private Expectations learnedInTraining() {
        OpenModel open = model;
        Lineage lineage = open == null
                ? null
                : workspace.versions().all().stream().filter(v -> v.sha256().equals(open.entry().sha256())).findFirst()
                        .map(version -> version.lineage()).orElse(null);
        String sha256 = lineage == null ? null : lineage.datasetSha256();
        DatasetManifest trained = sha256 == null
                ? null
                : workspace.datasets().stream().filter(d -> d.sha256().equals(sha256)).findFirst().orElse(null);
        if (lineage == null || trained == null || workspace.isMissing(trained)) {
            return learned();
        }
        if (trained.id().equals(dataset.manifest().id())) {
            return learned(dataset, lineage.where());
        }
        try (Dataset rows = workspace.openDataset(trained.id())) {
            return learned(rows, lineage.where());
        }
    }

    private Expectations learned() {
        return learned(dataset, null);
    }

    private Expectations learned(Dataset rows, @Nullable String where) {
        OpenModel open = model;
        List<String> names = rows.manifest().schema().names();
        List<String> inputs = open == null
                ? List.of()
                : open.model().signature().inputs().stream().map(input -> input.name())
                        .filter(name -> names.stream().anyMatch(name::equalsIgnoreCase)).toList();
        return Expectations.infer(rows, inputs.isEmpty() ? names : inputs, where);
    }

    private void take(Expectations expectations) {
        problem.set("");
        learnedFrom = expectations.dataset();
        List<ContractLine> all = new ArrayList<>();
        for (ColumnExpectation column : expectations.columns()) {
            all.add(ContractLine.of(column));
        }
        expectations.rules().forEach(rule -> all.add(ContractLine.of(rule)));
        set(all);
        if (begun == null) {
            begun = now();
        }
    }

    private void set(List<ContractLine> changed) {
        lines.set(List.copyOf(changed));
        known.set(true);
        counting.ask(now());
    }

    private Counted count(Expectations asked) {
        return new Counted(asked,
                new ExpectationCheck(dataset, asked.flagging(), Map.of(), null).run(JobContext.NONE));
    }

    private void show(Counted counted) {
        if (!counted.asked().equals(now())) {
            return;
        }
        Map<String, List<Violation>> byTitle = new LinkedHashMap<>();
        for (Violation violation : counted.found()) {
            String column = violation.column();
            byTitle.computeIfAbsent(column == null ? violation.rule() : column, key -> new ArrayList<>())
                    .add(violation);
        }
        broken.set(byTitle);
        problem.set("");
        String from = learnedFrom == null ? "Written by hand. " : "Learned from " + learnedFrom + ". ";
        under.set(from + (counted.found().isEmpty()
                ? "Every row of " + dataset.manifest().name() + " keeps to them."
                : counted.found().size() + (counted.found().size() == 1 ? " is" : " are") + " not kept by rows of "
                        + dataset.manifest().name() + "."));
    }

    private void failed(Throwable failure) {
        problem.set(failure instanceof ProblemException known
                ? known.problem().withoutOptions().oneLine()
                : "An error of this program: " + failure);
    }
}
