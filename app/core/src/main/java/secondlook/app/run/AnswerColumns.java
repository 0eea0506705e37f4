package secondlook.app.run;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import secondlook.app.data.Dataset;
import secondlook.runtime.data.Column;
import secondlook.runtime.data.ColumnType;

/** Columns that a reviewer does not get to see, for they hold the right answers. */
public final class AnswerColumns {

    private AnswerColumns() {
    }

    /**
     * The truth column of a run. Where none was named, the columns that the model does not look at and that are called as the
     * truth usually is, or whose first texts are all names of its classes.
     *
     * @param dataset {@code null} where the rows are not there
     */
    public static Set<String> of(RunManifest run, @Nullable Dataset dataset) {
        String truth = run.truth();
        if (truth != null) {
            return Set.of(truth);
        }
        if (dataset == null) {
            return Set.of();
        }
        Set<String> inputs = run.binding().values().stream().flatMap(names -> Arrays.stream(names.split(", ")))
                .collect(Collectors.toSet());
        Set<String> answers = new LinkedHashSet<>();
        for (Column column : dataset.manifest().schema().columns()) {
            if (!inputs.contains(column.name()) && (PredictionColumns.isCalledTruth(column)
                    || column.type() == ColumnType.TEXT && !run.classes().isEmpty()
                            && PredictionColumns.holdsClasses(dataset, column, run.classes()))) {
                answers.add(column.name());
            }
        }
        return answers;
    }
}
