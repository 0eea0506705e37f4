package secondlook.desktop.feature.confidence;

import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import secondlook.desktop.chart.Figures;
import secondlook.desktop.feature.confidence.SolveViewModel.Goal;

/** The three wishes a threshold can be solved for, each with the threshold it would give. */
public final class SolveController {

    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
    private static final PseudoClass FIRST = PseudoClass.getPseudoClass("first");
    private static final PseudoClass LAST = PseudoClass.getPseudoClass("last");

    private final ConfidenceViewModel screen;
    private final SolveViewModel model;

    @FXML
    private HBox errorOption;
    @FXML
    private HBox budgetOption;
    @FXML
    private HBox costOption;
    @FXML
    private RadioButton byError;
    @FXML
    private RadioButton byBudget;
    @FXML
    private RadioButton byCost;
    @FXML
    private TextField error;
    @FXML
    private TextField certainty;
    @FXML
    private Label wrongWord;
    @FXML
    private MenuButton promise;
    @FXML
    private Hyperlink nearest;
    @FXML
    private TextField budget;
    @FXML
    private TextField cost;
    @FXML
    private Label errorNote;
    @FXML
    private Label budgetNote;
    @FXML
    private Label costNote;

    @SuppressWarnings("NullAway.Init") // FXML sets the fields
    public SolveController(ConfidenceViewModel screen) {
        this.screen = screen;
        this.model = screen.solve();
    }

    @FXML
    private void initialize() {
        ToggleGroup goals = new ToggleGroup();
        goals.getToggles().addAll(byError, byBudget, byCost);
        errorOption.pseudoClassStateChanged(FIRST, true);
        costOption.pseudoClassStateChanged(LAST, true);
        byError.setOnAction(e -> model.choose(Goal.ERROR));
        byBudget.setOnAction(e -> model.choose(Goal.BUDGET));
        byCost.setOnAction(e -> model.choose(Goal.COST));
        NumberField.of(error, Figures.fixed(100 * model.error().get(), 1), v -> v > 0 && v < 100,
                v -> model.error().set(v / 100));
        NumberField.of(certainty, Figures.number(100 * model.certainty().get()), v -> v >= 50 && v < 100,
                v -> model.certainty().set(v / 100));
        NumberField.of(budget, Integer.toString(model.budget().get()), v -> v >= 0 && v <= Integer.MAX_VALUE,
                v -> model.budget().set((int) v));
        NumberField.of(cost, Figures.number(model.cost().get()), v -> v >= 1 && v < 1e9, model.cost()::set);
        model.error().subscribe(now -> {
            // while a person types, the field is theirs
            if (!error.isFocused()) {
                error.setText(Figures.fixed(100 * now.doubleValue(), 1));
            }
        });
        error.setAccessibleText("largest share wrong, percent");
        certainty.setAccessibleText("certainty, percent");
        budget.setAccessibleText("rows I can review");
        cost.setAccessibleText("reviews that one error costs");
        promise(true, "% certain");
        promise(false, "as observed here, without a promise");
        promise.setAccessibleText("What is promised");
        model.promised().subscribe(this::promised);
        nearest.setOnAction(e -> {
            Solver.Solution solution = model.solutions().get().of(Goal.ERROR);
            if (solution != null && solution.nearest() != null) {
                screen.move(solution.nearest());
                screen.settle();
            }
        });
        model.goal().subscribe(this::show);
        model.solutions().subscribe(() -> show(model.goal().get()));
    }

    private void promise(boolean promised, String text) {
        MenuItem item = new MenuItem(text);
        item.setOnAction(e -> model.promised().set(promised));
        promise.getItems().add(item);
    }

    private void promised(boolean now) {
        certainty.setVisible(now);
        certainty.setManaged(now);
        wrongWord.setText(now ? "% wrong," : "% wrong");
        promise.setText(now ? "% certain" : "observed here");
    }

    private void show(@Nullable Goal goal) {
        Solver.Solution byErrors = model.solutions().get().of(Goal.ERROR);
        Double near = byErrors == null ? null : byErrors.nearest();
        nearest.setVisible(near != null);
        nearest.setManaged(near != null);
        nearest.setText(near == null ? "" : "take " + Figures.fixed(near, 2));
        show(Goal.ERROR, goal, byError, errorOption, errorNote);
        show(Goal.BUDGET, goal, byBudget, budgetOption, budgetNote);
        show(Goal.COST, goal, byCost, costOption, costNote);
    }

    private void show(Goal which, @Nullable Goal chosen, RadioButton button, HBox option, Label note) {
        boolean here = which == chosen;
        button.setSelected(here);
        option.pseudoClassStateChanged(CHOSEN, here);
        Solver.Solution solution = model.solutions().get().of(which);
        note.getStyleClass().remove("unreachable");
        note.setGraphic(null);
        if (solution == null) {
            note.setText("");
            return;
        }
        Double threshold = solution.threshold();
        if (threshold == null) {
            note.setText(solution.note());
            note.getStyleClass().add("unreachable");
            note.setGraphic(new FontIcon("fth-alert-triangle"));
            note.setTooltip(new Tooltip(solution.reason()));
            return;
        }
        String arrow = "→ " + String.format(Locale.ROOT, "%.2f", threshold);
        boolean limit = here && which == Goal.ERROR && !solution.note().isEmpty();
        String more = which == Goal.ERROR || solution.note().isEmpty() ? "" : ", " + solution.note();
        note.setText(limit ? solution.note() : arrow + more);
        if (limit) {
            note.setGraphic(new FontIcon("fth-check"));
        }
        note.setTooltip(new Tooltip(arrow.substring(2) + (solution.note().isEmpty() ? "" : ", " + solution.note())));
    }
}
