package secondlook.desktop.feature.model;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import secondlook.app.data.Dataset;
import secondlook.app.expect.ExpectationFile;
import secondlook.app.expect.Expectations;
import secondlook.app.run.PredictionFiles;
import secondlook.app.train.TrainJob;
import secondlook.app.train.TrainRequest;
import secondlook.app.train.TrainResult;
import secondlook.app.workspace.ModelEntry;
import secondlook.app.workspace.Workspace;
import secondlook.desktop.job.JobRunner;
import secondlook.desktop.job.RunningJob;
import secondlook.desktop.session.OpenModel;
import secondlook.desktop.session.Registry;
import secondlook.desktop.session.Session;
import secondlook.desktop.view.Notices;
import secondlook.runtime.data.Column;
import secondlook.runtime.model.Model;
import secondlook.runtime.model.ModelFiles;
import secondlook.runtime.model.OpenOptions;
import secondlook.runtime.train.Algorithm;
import secondlook.runtime.train.Balance;
import secondlook.runtime.train.Trainers;

/** The short form for a new model, and its training. */
public final class TrainViewModel {

    /** How the test rows are chosen. */
    public enum TestRows {
        RANDOM("random, each class alike"), PLAIN("random"), GROUPS("whole groups of a column"), LAST(
                "the last ones by a column");

        private final String title;

        TestRows(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    private final Session session;
    private final JobRunner jobs;
    private final Notices notices;
    private final ModelFiles models;
    private final Trainers trainers;
    private final Clock clock;
    private final ObservableList<String> columns = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable String> target = new SimpleObjectProperty<>();
    private final StringProperty where = new SimpleStringProperty("");
    private final ObjectProperty<TestRows> testRows = new SimpleObjectProperty<>(TestRows.RANDOM);
    private final ObjectProperty<@Nullable String> orderColumn = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable String> groupColumn = new SimpleObjectProperty<>();
    private final ObjectProperty<Balance> balance = new SimpleObjectProperty<>(Balance.NONE);
    private final StringProperty testPercent = new SimpleStringProperty("20");
    private final ObjectProperty<@Nullable Algorithm> algorithm = new SimpleObjectProperty<>();
    private final StringProperty seed = new SimpleStringProperty("1");
    private final BooleanProperty advancedOpen = new SimpleBooleanProperty();
    private final Map<String, StringProperty> parameters = new LinkedHashMap<>();
    private final ReadOnlyObjectWrapper<@Nullable RunningJob> training = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper said = new ReadOnlyStringWrapper("");

    public TrainViewModel(Session session, JobRunner jobs, Notices notices, ModelFiles models, Trainers trainers,
            Clock clock) {
        this.session = session;
        this.jobs = jobs;
        this.notices = notices;
        this.models = models;
        this.trainers = trainers;
        this.clock = clock;
        algorithm.set(algorithms().stream().filter(a -> a.name().equals(TrainRequest.DEFAULT_ALGORITHM)).findFirst()
                .orElse(null));
        target.subscribe((@Nullable String column) -> session.predicting(column));
        session.target().subscribe((@Nullable String column) -> {
            if (column != null) {
                target.set(column);
            }
        });
        session.dataset().subscribe(this::show);
    }

    /** Every algorithm, the unavailable ones with their reason. */
    public List<Algorithm> algorithms() {
        return trainers.algorithms();
    }

    public ObservableList<String> columns() {
        return columns;
    }

    public ObjectProperty<@Nullable String> target() {
        return target;
    }

    /** Condition that chooses the rows to learn from and to test on; empty for all. */
    public StringProperty where() {
        return where;
    }

    public ObjectProperty<TestRows> testRows() {
        return testRows;
    }

    /** The column whose last values are the test rows. */
    public ObjectProperty<@Nullable String> orderColumn() {
        return orderColumn;
    }

    /** The column whose equal values are on one side of the split. */
    public ObjectProperty<@Nullable String> groupColumn() {
        return groupColumn;
    }

    /** What is done about classes of different frequency, among the training rows. */
    public ObjectProperty<Balance> balance() {
        return balance;
    }

    /** Share of the rows to test on, in percent. */
    public StringProperty testPercent() {
        return testPercent;
    }

    public ObjectProperty<@Nullable Algorithm> algorithm() {
        return algorithm;
    }

    public StringProperty seed() {
        return seed;
    }

    /** Whether the settings that most leave as they are stand open. */
    public BooleanProperty advancedOpen() {
        return advancedOpen;
    }

    /** What stands in a parameter's field; kept while algorithms are tried. */
    public StringProperty parameter(Algorithm.Parameter parameter) {
        return parameters.computeIfAbsent(key(parameter), k -> new SimpleStringProperty(parameter.defaultValue()));
    }

    /** The training under way; {@code null} where there is none. */
    public ReadOnlyObjectProperty<@Nullable RunningJob> training() {
        return training.getReadOnlyProperty();
    }

    /** What is wrong with the form; empty where it can be trained. */
    public ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    /** What the last training had to say; empty before the first. */
    public ReadOnlyStringProperty said() {
        return said.getReadOnlyProperty();
    }

    /**
     * Fills the form for a model that learns from these rows.
     *
     * @param column to be predicted
     * @param rows   condition that chooses them; empty for all
     */
    public void prepare(String column, String rows) {
        if (columns.contains(column)) {
            target.set(column);
        }
        where.set(rows);
    }

    /** Trains, registers the model in the workspace and makes it the current one. */
    public void train() {
        Workspace workspace = session.workspace().get();
        Dataset dataset = session.dataset().get();
        TrainRequest request = request();
        if (workspace == null || dataset == null || request == null || training.get() != null) {
            return;
        }
        Path out = workspace.folder().resolve("models")
                .resolve("training-" + clock.millis() + ".smile");
        said.set("");
        training.set(jobs.start("Training", context -> {
            try {
                TrainResult result = new TrainJob(dataset, request, out, trainers, clock).run(context);
                ExpectationFile.write(ExpectationFile.beside(out),
                        workspace.contracts().settled(dataset.manifest().id(),
                                Expectations.infer(dataset, result.manifest().features(), request.where())));
                Model model = models.open(out, OpenOptions.CPU);
                ModelEntry entry = workspace.addModel(out, model, String.valueOf(request.name()));
                model.close();
                return new Trained(new OpenModel(entry, models.open(workspace.modelFile(entry), OpenOptions.CPU)),
                        result, Registry.of(workspace));
            } finally {
                Files.deleteIfExists(ExpectationFile.beside(out));
                Files.deleteIfExists(out);
            }
        }, trained -> trained(workspace, trained), failure -> {
            training.set(null);
            notices.failed("Training", failure);
        }));
    }

    private record Trained(OpenModel model, TrainResult result, Registry registry) {}

    private void trained(Workspace workspace, Trained trained) {
        training.set(null);
        if (session.workspace().get() != workspace) {
            // it is registered where it belongs; what is open now is something else
            trained.model().model().close();
            return;
        }
        session.refresh(trained.registry());
        session.useModel(trained.model());
        said.set(String.join(" ", trained.result().warnings()));
        notices.done(trained.model().title() + " is trained");
    }

    private @Nullable TrainRequest request() {
        String column = target.get();
        Algorithm chosen = algorithm.get();
        String wrong = wrong(column, chosen);
        problem.set(wrong);
        if (!wrong.isEmpty() || column == null || chosen == null) {
            return null;
        }
        Map<String, String> set = new LinkedHashMap<>();
        for (Algorithm.Parameter parameter : chosen.parameters()) {
            set.put(parameter.name(), parameter(parameter).get().strip());
        }
        String rows = where.get() == null ? "" : where.get().strip();
        return new TrainRequest(column, chosen.name(), set, Long.parseLong(seed.get().strip()),
                Double.parseDouble(testPercent.get().strip()) / 100,
                testRows.get() == TestRows.LAST ? orderColumn.get() : null, rows.isEmpty() ? null : rows, List.of(),
                null, column + "-" + chosen.name(), testRows.get() == TestRows.GROUPS ? groupColumn.get() : null,
                testRows.get() != TestRows.PLAIN, balance.get());
    }

    private String wrong(@Nullable String column, @Nullable Algorithm chosen) {
        if (column == null) {
            return "Choose the column to predict.";
        }
        if (chosen == null) {
            return "Choose an algorithm.";
        }
        if (chosen.unavailable() != null) {
            return chosen.unavailable();
        }
        if (testRows.get() == TestRows.LAST && orderColumn.get() == null) {
            return "Choose the column that orders the rows.";
        }
        if (testRows.get() == TestRows.GROUPS && groupColumn.get() == null) {
            return "Choose the column that says which rows belong together.";
        }
        if (!isNumber(testPercent.get(), 0, 90, false)) {
            return "Test on 0 to 90 % of the rows.";
        }
        if (!isNumber(seed.get(), Long.MIN_VALUE, Long.MAX_VALUE, true)) {
            return "The seed is a whole number.";
        }
        for (Algorithm.Parameter p : chosen.parameters()) {
            if (!isNumber(parameter(p).get(), p.min(), p.max(), p.whole())) {
                return p.title() + " is " + (p.whole() ? "a whole number " : "a number ") + "from "
                        + secondlook.desktop.chart.Figures.number(p.min()) + " to "
                        + secondlook.desktop.chart.Figures.number(p.max()) + ".";
            }
        }
        return "";
    }

    private static boolean isNumber(@Nullable String text, double min, double max, boolean whole) {
        try {
            double value = Double.parseDouble(text == null ? "" : text.strip());
            return value >= min && value <= max && (!whole || value == Math.rint(value));
        } catch (NumberFormatException notANumber) {
            return false;
        }
    }

    private void show(@Nullable Dataset dataset) {
        List<Column> all = dataset == null ? List.of() : dataset.manifest().schema().columns();
        columns.setAll(all.stream().map(Column::name).toList());
        where.set("");
        said.set("");
        problem.set("");
        target.set(dataset == null ? null : PredictionFiles.lastOther(dataset.manifest().schema()));
        // the name may be the one of the dataset before
        session.predicting(target.get());
        String time = all.stream().filter(c -> c.type().isTemporal()).map(Column::name).findFirst().orElse(null);
        groupColumn.set(null);
        orderColumn.set(time);
        testRows.set(time == null ? TestRows.RANDOM : TestRows.LAST);
    }

    private String key(Algorithm.Parameter parameter) {
        Algorithm chosen = algorithm.get();
        return (chosen == null ? "" : chosen.name()) + "." + parameter.name();
    }
}
