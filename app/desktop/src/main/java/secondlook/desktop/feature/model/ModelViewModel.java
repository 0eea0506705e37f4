package secondlook.desktop.feature.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import secondlook.app.data.Dataset;
import secondlook.app.run.RunManifest;
import secondlook.desktop.chart.Figures;
import secondlook.desktop.job.JobRunner;
import secondlook.desktop.scoring.Scoring;
import secondlook.desktop.session.OpenModel;
import secondlook.desktop.session.RunTitle;
import secondlook.desktop.session.Session;
import secondlook.runtime.ProblemException;
import secondlook.runtime.data.Schema;
import secondlook.runtime.model.BindingRequest;
import secondlook.runtime.model.SchemaBinder;
import secondlook.runtime.model.SchemaBinding;

/** What is this model, what does it want, and does this dataset give it? */
public final class ModelViewModel {

    private final Session session;
    private final JobRunner jobs;
    private final Scoring scoring;
    private final Map<String, String> byHand = new LinkedHashMap<>();
    private @Nullable List<String> order;
    private @Nullable SchemaBinding binding;
    private long rows;
    private int asked;
    private final ReadOnlyObjectWrapper<List<InputLine>> lines = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<List<String>> warnings = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyStringWrapper answer = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper under = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper scoreText = new ReadOnlyStringWrapper("Score");
    private final ReadOnlyStringWrapper obstacle = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper conditionProblem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper railState = new ReadOnlyStringWrapper("");
    private final StringProperty condition = new SimpleStringProperty("");
    private final ObjectProperty<@Nullable String> truth = new SimpleObjectProperty<>();

    public ModelViewModel(Session session, JobRunner jobs, Scoring scoring) {
        this.session = session;
        this.jobs = jobs;
        this.scoring = scoring;
        session.model().subscribe(now -> renew());
        session.dataset().subscribe(now -> renew());
        session.condition().subscribe(text -> {
            condition.set(text);
            count();
        });
        truth.subscribe(now -> bind());
    }

    /** What the model wants, and what it gets. */
    public ReadOnlyObjectProperty<List<InputLine>> lines() {
        return lines.getReadOnlyProperty();
    }

    /** "1 to bind", or the model's version; empty without a model. */
    public ReadOnlyStringProperty railState() {
        return railState.getReadOnlyProperty();
    }

    /** What was assumed while binding, and what the model's file warns of. */
    public ReadOnlyObjectProperty<List<String>> warnings() {
        return warnings.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty answer() {
        return answer.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty under() {
        return under.getReadOnlyProperty();
    }

    /** "Score 365 rows". */
    public ReadOnlyStringProperty scoreText() {
        return scoreText.getReadOnlyProperty();
    }

    /** Why nothing can be scored yet; empty where it can. */
    public ReadOnlyStringProperty obstacle() {
        return obstacle.getReadOnlyProperty();
    }

    /** What stands in the field for the rows to score. */
    public StringProperty condition() {
        return condition;
    }

    public ReadOnlyStringProperty conditionProblem() {
        return conditionProblem.getReadOnlyProperty();
    }

    /** The column that holds the truth; {@code null} for none. */
    public ObjectProperty<@Nullable String> truth() {
        return truth;
    }

    /** Whether not one input fits, so that the whole pairing is wrong. */
    public boolean nothingFits() {
        return !lines.get().isEmpty() && lines.get().stream().noneMatch(InputLine::isBound);
    }

    public void bind(String input, @Nullable String column) {
        if (column == null) {
            byHand.remove(input);
        } else {
            byHand.put(input, column);
        }
        bind();
    }

    /** Columns in order, separated by commas, for an input that takes many and saved no names. */
    public void bindInOrder(String columns) {
        order = columns.isBlank() ? null : Arrays.stream(columns.split(",")).map(String::strip).toList();
        bind();
    }

    /** Takes the condition over, once it is known to be one. */
    public void applyCondition() {
        Dataset dataset = session.dataset().get();
        if (dataset == null) {
            return;
        }
        String wanted = condition.get() == null ? "" : condition.get().strip();
        jobs.fetch(context -> dataset.count(wanted.isEmpty() ? null : wanted), found -> {
            conditionProblem.set("");
            if (session.dataset().get() == dataset) {
                session.choose(wanted);
            }
        }, failure -> conditionProblem.set(failure instanceof ProblemException problem
                ? problem.problem().why()
                : String.valueOf(failure.getMessage())));
    }

    /** How the model's inputs are bound to the dataset's columns; {@code null} where they are not. */
    public @Nullable SchemaBinding binding() {
        return binding;
    }

    public void score() {
        SchemaBinding ready = binding;
        if (ready != null && obstacle.get().isEmpty()) {
            scoring.start(ready, truth.get());
        }
    }

    private void renew() {
        byHand.clear();
        order = null;
        truth.set(likelyTruth());
        bind();
        count();
    }

    /** The column that the model says it predicts, or one that is called so. */
    private @Nullable String likelyTruth() {
        Dataset dataset = session.dataset().get();
        OpenModel model = session.model().get();
        if (dataset == null || model == null) {
            return null;
        }
        Schema schema = dataset.manifest().schema();
        List<String> names = new ArrayList<>();
        String target = model.model().card().metadata().get("target");
        if (target != null) {
            names.add(target);
        }
        names.addAll(List.of("y_true", "truth", "label", "target", "class"));
        for (String name : names) {
            if (schema.find(name).isPresent()) {
                return schema.column(schema.find(name).getAsInt()).name();
            }
        }
        return null;
    }

    private void bind() {
        OpenModel model = session.model().get();
        Dataset dataset = session.dataset().get();
        binding = null;
        railState.set(model == null ? "" : "v" + model.entry().version());
        if (model == null || dataset == null) {
            lines.set(List.of());
            warnings.set(List.of());
            answer.set("");
            under.set("");
            obstacle.set(model == null ? "choose a model first" : "open a dataset first");
            return;
        }
        SchemaBinder.Outcome outcome = SchemaBinder.bind(model.model().signature(), dataset.manifest().schema(),
                new BindingRequest(byHand, order, truth.get()));
        binding = outcome.binding().orElse(null);
        List<InputLine> now = InputLines.of(model.model().signature(), outcome);
        lines.set(now);
        List<String> said = new ArrayList<>(model.model().signature().warnings());
        outcome.binding().ifPresent(b -> said.addAll(b.warnings()));
        warnings.set(said);
        answer.set(ModelWording.answer(model.title(), dataset.manifest().name(), model.model().signature(), now));
        under.set(advice(now));
        obstacle.set(ModelWording.obstacle(now));
        long open = now.stream().filter(l -> !l.isBound()).count();
        if (open > 0) {
            railState.set(open + " to bind");
        }
    }

    private String advice(List<InputLine> lines) {
        if (lines.stream().noneMatch(InputLine::isBound)) {
            return untouched();
        }
        for (InputLine line : lines) {
            if (!line.isBound() && line.suggestion() != null) {
                return "The column " + line.suggestion() + " would fit " + line.wants() + " by type and name.";
            }
        }
        return lines.stream().allMatch(InputLine::isBound)
                ? "Scoring changes neither the data nor the model; the run is kept beside those made before."
                : untouched();
    }

    /** "Nothing was run. Run 14 Mar 10:22 on days.csv and all answers are still there." */
    private String untouched() {
        List<RunManifest> runs = session.registry().get().runs();
        if (runs.isEmpty()) {
            return "Nothing was run. What was scored and answered before is untouched.";
        }
        RunManifest last = runs.getFirst();
        return "Nothing was run. " + RunTitle.among(last, runs)
                + (last.datasetName() == null ? "" : " on " + last.datasetName())
                + " and all answers are still there.";
    }

    private void count() {
        Dataset dataset = session.dataset().get();
        if (dataset == null) {
            scoreText.set("Score");
            return;
        }
        String where = session.condition().get();
        if (where.isEmpty()) {
            rows = dataset.manifest().rows();
            asked++;
            scoreText.set("Score " + Figures.count(rows) + " rows");
            return;
        }
        int question = ++asked;
        jobs.fetch(context -> dataset.count(where), found -> {
            if (question == asked) {
                rows = found;
                scoreText.set("Score " + Figures.count(rows) + " rows");
            }
        }, failure -> conditionProblem.set(String.valueOf(failure.getMessage())));
    }
}
