package secondlook.desktop.feature.monitor;

import atlantafx.base.controls.ModalPane;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import secondlook.app.monitor.MonitorLimits;
import secondlook.app.monitor.MonitorSettings;
import secondlook.runtime.RefusedException;

/** Asks from where on something is alarming. */
final class LimitsForm {

    private final MonitorViewModel model;
    private final ModalPane modal;
    private final TextField level = field("Largest false discovery rate");
    private final TextField psi = field("Least stability index of an alarm");
    private final TextField share = field("Least rise of missing, unseen and out-of-range values");
    private final TextField deviation = field("Standard deviations above the reference's own stretches");
    private final TextField constant = field("Constant limit of a stretch");
    private final RadioButton own = new RadioButton("the reference’s own: mean and");
    private final RadioButton fixed = new RadioButton("constant,");
    private final TextField keep = field("Days that the prediction log is kept");
    private final TextField keepRows = field("Days that the rows of a run are kept");
    private final Label problem = new Label();
    private MonitorSettings settings = MonitorSettings.DEFAULT;
    private RuleLines rules = new RuleLines(List.of(), List.of());

    LimitsForm(MonitorViewModel model, ModalPane modal) {
        this.model = model;
        this.modal = modal;
        ToggleGroup group = new ToggleGroup();
        own.setToggleGroup(group);
        fixed.setToggleGroup(group);
        deviation.disableProperty().bind(own.selectedProperty().not());
        constant.disableProperty().bind(fixed.selectedProperty().not());
        problem.getStyleClass().add("problem");
    }

    private static TextField field(String spoken) {
        TextField field = new TextField();
        field.getStyleClass().add("short");
        field.setAccessibleText(spoken);
        return field;
    }

    void show() {
        Watch watch = model.watch().get();
        if (watch == null) {
            return;
        }
        settings = watch.settings();
        MonitorLimits now = settings.limits();
        keep.setText(settings.keepDays() == null ? "" : settings.keepDays().toString());
        keepRows.setText(settings.keepRowsDays() == null ? "" : settings.keepRowsDays().toString());
        level.setText(text(100 * now.level()));
        psi.setText(text(now.psi()));
        share.setText(text(100 * now.share()));
        deviation.setText(text(now.deviation()));
        constant.setText(text(now.isConstant() ? now.chunkPsi() : now.psi()));
        (now.isConstant() ? fixed : own).setSelected(true);
        problem.setText("");
        rules = new RuleLines(now.rules(), watch.classes());
        modal.setAlignment(Pos.CENTER);
        modal.show(form());
        psi.requestFocus();
    }

    static String text(double value) {
        String text = String.format(Locale.ROOT, "%.3f", value);
        return text.replaceFirst("\\.?0+$", "");
    }

    private VBox form() {
        Label title = new Label("When is something an alarm?");
        title.getStyleClass().add("strong");
        Label why = new Label(
                "It has to be sure and large. Sure: with many columns some look changed by chance, so the "
                        + "q-values (Benjamini–Hochberg) must be at most this. Large: a stability index from the limit on, or a figure beyond its rule; the usual is what the reference’s own stretches come to, or the others where nothing was answered there.");
        why.getStyleClass().add("small");
        why.setWrapText(true);
        why.setMinHeight(Region.USE_PREF_SIZE);
        GridPane grid = new GridPane();
        grid.getStyleClass().add("form-grid");
        grid.addRow(0, caption("False discovery rate"), line(level, "% at most"));
        grid.addRow(1, caption("Whole column"), line(psi, "stability index"));
        grid.addRow(2, caption("Missing or odd values"), line(share, "% of rows more than before"));
        grid.addRow(3, caption("One stretch"), line(own, deviation, "deviations"));
        grid.add(line(fixed, constant, "stability index"), 1, 4);
        Label figures = caption("Figures over time");
        GridPane.setValignment(figures, VPos.TOP);
        grid.addRow(5, figures, rules);
        grid.addRow(6, caption("Prediction log"), line("kept for", keep, "days; empty for ever"));
        grid.addRow(7, caption("Rows of old runs"),
                line("kept for", keepRows, "days, unless reviewed; empty for ever"));
        Button usual = new Button("Usual limits");
        usual.setOnAction(e -> use(MonitorSettings.DEFAULT));
        Button cancel = new Button("Cancel");
        cancel.setCancelButton(true);
        cancel.setOnAction(e -> modal.hide(true));
        Button keep = new Button("Compare again");
        keep.getStyleClass().add("accent");
        keep.setDefaultButton(true);
        keep.setOnAction(e -> take());
        HBox actions = new HBox(usual, cancel, keep);
        actions.getStyleClass().add("actions");
        VBox form = new VBox(title, grid, why, problem, actions);
        form.getStyleClass().addAll("popover", "monitor-form", "wide");
        form.setMaxHeight(Region.USE_PREF_SIZE);
        return form;
    }

    private static Label caption(String text) {
        Label label = new Label(text);
        label.setMinWidth(Region.USE_PREF_SIZE);
        return label;
    }

    private static HBox line(Object... parts) {
        HBox line = new HBox();
        line.getStyleClass().setAll("field-line");
        for (Object part : parts) {
            line.getChildren().add(part instanceof Node node ? node : caption(part.toString()));
        }
        return line;
    }

    private void take() {
        try {
            MonitorLimits limits = new MonitorLimits(number(level) / 100, number(psi),
                    own.isSelected() ? number(deviation) : settings.deviation(),
                    fixed.isSelected() ? number(constant) : Double.NaN, number(share) / 100, rules.rules());
            use(settings.with(limits).keeping(days(keep), days(keepRows)));
        } catch (NumberFormatException odd) {
            problem.setText("One of these is not a number that can be used here.");
        } catch (RefusedException refused) {
            problem.setText(refused.problem().why());
        }
    }

    static double number(TextField field) {
        return Double.parseDouble(field.getText().strip().replace(',', '.'));
    }

    private static @Nullable Integer days(TextField field) {
        String text = field.getText().strip();
        if (text.isEmpty()) {
            return null;
        }
        int days = Integer.parseInt(text);
        if (days < 0) {
            throw new NumberFormatException(text);
        }
        return days;
    }

    private void use(MonitorSettings now) {
        modal.hide(true);
        model.change(now, gone -> new DeletionForm(modal).show(gone, () -> model.keep(now)));
    }
}
