package secondlook.desktop.feature.confidence;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import secondlook.app.data.Dataset;
import secondlook.app.review.queue.RowChoice;
import secondlook.app.review.queue.RowGroups;
import secondlook.runtime.data.Column;
import secondlook.runtime.data.ColumnType;
import secondlook.runtime.decision.Predictions;

/** What a sample is spread over. */
sealed interface SpreadOver {

    /** Nothing: of too many rows the most urgent are taken. */
    SpreadOver NOTHING = new Nothing();

    /** The model's labels. */
    SpreadOver LABELS = new Labels();

    /** Where there is more than can be looked at, the most urgent rows are taken. */
    record Nothing() implements SpreadOver {

        @Override
        public String title() {
            return "nothing: the most urgent rows are taken";
        }

        @Override
        public String option() {
            return "";
        }

        @Override
        public RowGroups groups(Predictions predictions, @Nullable Dataset dataset) {
            return RowGroups.none(predictions.rows());
        }
    }

    /** The labels that the model gave. */
    record Labels() implements SpreadOver {

        @Override
        public String title() {
            return "the model’s labels";
        }

        @Override
        public String option() {
            return "predicted";
        }

        @Override
        public RowGroups groups(Predictions predictions, @Nullable Dataset dataset) {
            return RowGroups.byPrediction(predictions);
        }
    }

    /** The values of a column. */
    record Values(String column) implements SpreadOver {

        @Override
        public String title() {
            return "the values of " + column;
        }

        @Override
        public String option() {
            return column;
        }

        @Override
        public RowGroups groups(Predictions predictions, @Nullable Dataset dataset) {
            return dataset == null
                    ? RowGroups.none(predictions.rows())
                    : RowChoice.byColumn(predictions, dataset, column);
        }
    }

    /** For a person, behind "spread over". */
    String title();

    /** For the record of the session; empty for nothing. */
    String option();

    /** @throws secondlook.runtime.RefusedException if the column has too many values */
    RowGroups groups(Predictions predictions, @Nullable Dataset dataset);

    /**
     * What can be chosen: nothing, the labels, and each column that may have few values.
     *
     * @param dataset {@code null} without rows
     * @param truth   the column of the right answers, which is not offered; {@code null} for none
     */
    static List<SpreadOver> choices(@Nullable Dataset dataset, @Nullable String truth) {
        List<SpreadOver> choices = new ArrayList<>(List.of(NOTHING, LABELS));
        if (dataset != null) {
            for (int i = 0; i < dataset.manifest().schema().size(); i++) {
                Column column = dataset.manifest().schema().column(i);
                boolean few = column.type() == ColumnType.TEXT || column.type() == ColumnType.BOOLEAN
                        || column.type() == ColumnType.INTEGER;
                if (few && !column.name().equals(truth)) {
                    choices.add(new Values(column.name()));
                }
            }
        }
        return List.copyOf(choices);
    }
}
