package secondlook.desktop.feature.confidence;

import java.util.Arrays;
import java.util.List;
import javafx.scene.control.Label;
import org.jspecify.annotations.Nullable;
import secondlook.desktop.chart.ConfusionCounts;
import secondlook.desktop.chart.ConfusionMatrix;
import secondlook.desktop.chart.Figures;

/** Which classes are taken for which; a cell selects its rows. */
final class ConfusionTab {

    private final ConfidenceViewModel model;
    private final ConfusionMatrix matrix;
    private final Label note;

    ConfusionTab(ConfidenceViewModel model, ConfusionMatrix matrix, Label note) {
        this.model = model;
        this.matrix = matrix;
        this.note = note;
        matrix.setOnCell(this::select);
        model.rows().filter().subscribe(filter -> matrix.selectedProperty().set(cell(filter)));
    }

    void show(RunFacts facts) {
        ConfusionCounts counts = facts.shownConfusion();
        matrix.countsProperty().set(counts);
        matrix.setVisible(facts.hasTruth());
        matrix.setManaged(facts.hasTruth());
        note.setText(note(facts));
        matrix.setAccessibleText("Confusion. " + (facts.hasTruth() && facts.labelled().errors() > 0
                ? "Most often " + counts.classes().get(counts.worst().truth()) + " is called "
                        + counts.classes().get(counts.worst().predicted()) + "."
                : note.getText()));
    }

    private static String note(RunFacts facts) {
        if (!facts.hasTruth()) {
            return "Comparing with the truth needs the truth of some rows: score with a truth column, or review some.";
        }
        ConfusionCounts counts = facts.shownConfusion();
        String shown = counts.outside() > 0
                ? "The " + counts.size() + " classes with most rows; " + Figures.count(counts.outside())
                        + " rows lie in others."
                : facts.labelled().rows() == 1
                        ? "The only row with a truth."
                        : "All " + Figures.count(facts.labelled().rows()) + " rows with a truth.";
        return shown + " A click on a cell selects its rows.";
    }

    private void select(ConfusionCounts.Cell cell) {
        LoadedRun run = model.loaded().get();
        if (run != null) {
            int[] marks = matrix.countsProperty().get().marks();
            model.select(RowFilter.Cell.of(run.predictions(), marks[cell.truth()], marks[cell.predicted()]));
        }
    }

    private ConfusionCounts.@Nullable Cell cell(@Nullable RowFilter filter) {
        if (!(filter instanceof RowFilter.Cell chosen)) {
            return null;
        }
        List<Integer> marks = Arrays.stream(matrix.countsProperty().get().marks()).boxed().toList();
        int truth = marks.indexOf(chosen.truth());
        int predicted = marks.indexOf(chosen.predicted());
        return truth < 0 || predicted < 0 ? null : new ConfusionCounts.Cell(truth, predicted);
    }
}
