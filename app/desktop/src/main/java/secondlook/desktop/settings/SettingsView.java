package secondlook.desktop.settings;

import java.util.List;
import javafx.beans.property.StringProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import secondlook.desktop.theme.Mode;
import secondlook.desktop.theme.Theme;
import secondlook.desktop.view.Titled;
import secondlook.runtime.model.Provider;

/** The settings as a page over the screens. */
public final class SettingsView extends VBox {

    private static final List<String> MODES = List.of("As the system", "Light", "Dark");

    private final GridPane rows = new GridPane();
    private final ComboBox<String> mode = new ComboBox<>();

    /**
     * @param memory what a worker gets if nothing is typed, in words
     * @param close  takes the view away
     */
    public SettingsView(SettingsViewModel model, Theme theme, String memory, Runnable close) {
        getStyleClass().addAll("popover", "keys", "settings");
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        rows.getStyleClass().add("facts");
        title("Appearance");
        mode.getItems().setAll(MODES);
        Mode chosen = theme.chosen().get();
        mode.getSelectionModel().select(chosen == null ? 0 : chosen == Mode.LIGHT ? 1 : 2);
        mode.getSelectionModel().selectedIndexProperty().subscribe(index -> look(theme, index.intValue()));
        row("Light or dark", mode, "At once");
        title("Where models run");
        row("Provider", provider(model), "For models that are opened from now on");
        row("Graphics card", field(model.device(), "0", "card"), "Counted from 0");
        row("Its memory", field(model.cardMemory(), "no limit", "card-memory"), "At most, as 4g");
        CheckBox tight = new CheckBox("Take no more than is asked for");
        tight.selectedProperty().bindBidirectional(model.tightArena());
        row("", tight, "Instead of doubling; slower, for a card that others use too");
        title("The process models run in");
        row("Time limit", field(model.timeLimit(), "60", "time-limit"), "Seconds for one batch, from now on");
        row("Memory", field(model.workerMemory(), memory, "worker-memory"),
                "At most, as 2g; for the next model opened");
        row("Command", field(model.workerCommand(), "on this machine", "worker-command"),
                "Runs models elsewhere, as: ssh host second-look worker. From the next start on");
        Label problem = new Label();
        problem.getStyleClass().addAll("danger", "settings-problem");
        problem.setWrapText(true);
        problem.setMinHeight(Region.USE_PREF_SIZE);
        problem.textProperty().bind(model.problem());
        problem.visibleProperty().bind(model.problem().map(text -> !text.isEmpty()));
        problem.managedProperty().bind(problem.visibleProperty());
        Button save = new Button("Save");
        save.getStyleClass().add("accent");
        save.setDefaultButton(true);
        save.setOnAction(e -> {
            if (model.save()) {
                close.run();
            }
        });
        Button cancel = new Button("Cancel");
        cancel.setOnAction(e -> close.run());
        HBox actions = new HBox(save, cancel);
        actions.getStyleClass().add("field-line");
        Label heading = new Label("Settings");
        heading.getStyleClass().add("answer");
        getChildren().addAll(heading, rows, problem, actions);
    }

    /** Puts the keyboard into the form. */
    public void begin() {
        mode.requestFocus();
    }

    private static void look(Theme theme, int index) {
        if (index == 0) {
            theme.followSystem();
        } else {
            theme.choose(index == 1 ? Mode.LIGHT : Mode.DARK);
        }
    }

    private static ComboBox<Provider> provider(SettingsViewModel model) {
        ComboBox<Provider> box = new ComboBox<>();
        box.getItems().setAll(Provider.AUTO, Provider.CPU, Provider.CUDA, Provider.TENSORRT);
        box.setConverter(Titled.converter(value -> switch (value) {
            case AUTO -> "Graphics card if it works";
            case CPU -> "Processor";
            case CUDA -> "CUDA";
            case TENSORRT -> "TensorRT";
        }));
        box.valueProperty().bindBidirectional(model.provider());
        return box;
    }

    private static TextField field(StringProperty text, String usual, String id) {
        TextField field = new TextField();
        field.setId(id);
        field.setPromptText(usual);
        field.textProperty().bindBidirectional(text);
        return field;
    }

    private void title(String text) {
        Label label = new Label(text);
        label.getStyleClass().addAll("strong", "settings-title");
        rows.add(label, 0, rows.getRowCount(), 3, 1);
    }

    private void row(String name, Node control, String hint) {
        Label label = new Label(name);
        label.setLabelFor(control);
        label.setMinWidth(Region.USE_PREF_SIZE);
        Label small = new Label(hint);
        small.getStyleClass().addAll("muted", "small");
        small.setWrapText(true);
        control.setAccessibleText(name.isEmpty() ? hint : name + ", " + hint);
        rows.addRow(rows.getRowCount(), label, control, small);
    }
}
