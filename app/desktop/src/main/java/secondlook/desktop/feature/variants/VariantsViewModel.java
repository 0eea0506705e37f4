package secondlook.desktop.feature.variants;

import java.nio.file.Path;
import java.time.Clock;
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
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import secondlook.app.data.Dataset;
import secondlook.app.data.DatasetImporter;
import secondlook.app.shape.Shaping;
import secondlook.app.shape.ShapingFile;
import secondlook.app.train.TrainRequest;
import secondlook.app.train.Variant;
import secondlook.app.train.VariantTable;
import secondlook.app.train.VariantsJob;
import secondlook.app.train.VariantsRequest;
import secondlook.app.workspace.Workspace;
import secondlook.desktop.job.JobRunner;
import secondlook.desktop.job.RunningJob;
import secondlook.runtime.ProblemException;
import secondlook.runtime.job.JobCancelledException;
import secondlook.runtime.train.Algorithm;
import secondlook.runtime.train.Balance;
import secondlook.runtime.train.Trainers;

/** Variants that a person puts together, and how they fared. Used on the FX thread. */
public final class VariantsViewModel {

    private final Dataset dataset;
    private final Workspace workspace;
    private final Trainers trainers;
    private final JobRunner jobs;
    private final Clock clock;
    private final ObservableList<Variant> variants = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable String> target = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable String> groupBy = new SimpleObjectProperty<>();
    private final ObjectProperty<@Nullable Algorithm> algorithm = new SimpleObjectProperty<>();
    private final ObjectProperty<Balance> balance = new SimpleObjectProperty<>(Balance.NONE);
    private final StringProperty steps = new SimpleStringProperty("");
    private final StringProperty folds = new SimpleStringProperty(Integer.toString(VariantsRequest.DEFAULT_FOLDS));
    private final ReadOnlyObjectWrapper<@Nullable VariantTable> table = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable RunningJob> comparing = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");

    /** @param predicted the column to begin with; {@code null} for the last one */
    public VariantsViewModel(Dataset dataset, @Nullable String predicted, Workspace workspace, Trainers trainers,
            JobRunner jobs, Clock clock) {
        this.dataset = dataset;
        this.workspace = workspace;
        this.trainers = trainers;
        this.jobs = jobs;
        this.clock = clock;
        // most files end with what is to be predicted
        target.set(predicted != null && columns().contains(predicted) ? predicted : columns().getLast());
        algorithm.set(algorithms().stream().filter(a -> a.name().equals(TrainRequest.DEFAULT_ALGORITHM)).findFirst()
                .orElse(null));
        add();
    }

    public List<String> columns() {
        return dataset.manifest().schema().names();
    }

    /** Those that can be trained on this machine. */
    public List<Algorithm> algorithms() {
        return trainers.algorithms().stream().filter(a -> a.unavailable() == null).toList();
    }

    public ObservableList<Variant> variants() {
        return variants;
    }

    public ObjectProperty<@Nullable String> target() {
        return target;
    }

    /** The column whose equal values are in one fold; {@code null} for none. */
    public ObjectProperty<@Nullable String> groupBy() {
        return groupBy;
    }

    public ObjectProperty<@Nullable Algorithm> algorithm() {
        return algorithm;
    }

    public ObjectProperty<Balance> balance() {
        return balance;
    }

    /** A file of steps; empty for the rows as they are. */
    public StringProperty steps() {
        return steps;
    }

    public StringProperty folds() {
        return folds;
    }

    /** How they fared; {@code null} before they were compared. */
    public ReadOnlyObjectProperty<@Nullable VariantTable> table() {
        return table.getReadOnlyProperty();
    }

    /** The comparison under way; {@code null} where there is none. */
    public ReadOnlyObjectProperty<@Nullable RunningJob> comparing() {
        return comparing.getReadOnlyProperty();
    }

    /** Why the last thing asked for was not done; empty where it was. */
    public ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    /** Adds what stands in the form. */
    public void add() {
        Algorithm chosen = algorithm.get();
        String file = steps.get() == null ? "" : steps.get().strip();
        if (chosen == null) {
            problem.set("Choose an algorithm.");
            return;
        }
        problem.set("");
        if (file.isEmpty()) {
            add(chosen, Shaping.NONE, "");
        } else {
            jobs.fetch(context -> ShapingFile.read(Path.of(file)),
                    read -> add(chosen, read, ", " + Path.of(file).getFileName()), this::failed);
        }
    }

    private void add(Algorithm chosen, Shaping shaping, String from) {
        String name = chosen.title() + (balance.get() == Balance.NONE ? "" : ", " + balance.get().title()) + from;
        String wanted = name;
        for (int i = 2; taken(wanted); i++) {
            wanted = name + " (" + i + ")";
        }
        variants.add(new Variant(wanted, shaping, chosen.name(), Map.of(), balance.get()));
    }

    private boolean taken(String name) {
        return variants.stream().anyMatch(variant -> variant.name().equals(name));
    }

    public void remove(Variant variant) {
        variants.remove(variant);
    }

    /** Compares them; what was compared before stays until there is something new. */
    public void compare() {
        String column = target.get();
        if (column == null || comparing.get() != null) {
            return;
        }
        try {
            VariantsRequest request = new VariantsRequest(column, variants, Integer.parseInt(folds.get().strip()), 1,
                    groupBy.get(), null, List.of());
            problem.set("");
            RunningJob job = jobs.start("Comparing " + variants.size() + " variants",
                    new VariantsJob(dataset, request, new DatasetImporter(workspace.datasetsFolder(), clock), trainers,
                            clock),
                    compared -> {
                        comparing.set(null);
                        table.set(compared);
                    }, failure -> {
                        comparing.set(null);
                        failed(failure);
                    });
            comparing.set(job.running().get() ? job : null);
        } catch (NumberFormatException e) {
            problem.set("The number of folds is a whole number.");
        } catch (ProblemException e) {
            problem.set(e.problem().withoutOptions().oneLine());
        }
    }

    private void failed(Throwable failure) {
        if (!(failure instanceof JobCancelledException)) {
            problem.set(failure instanceof ProblemException known
                    ? known.problem().withoutOptions().oneLine()
                    : "An error of this program: " + failure);
        }
    }
}
