package secondlook.desktop.feature.report;

import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import secondlook.app.report.Audience;
import secondlook.desktop.command.Command;
import secondlook.desktop.command.Commands;
import secondlook.desktop.command.KeyHint;
import secondlook.desktop.feature.report.ReportViewModel.State;

/** Wires the report screen. */
public final class ReportController {

    private final ReportViewModel model;
    private final Commands commands;
    private final List<Command> waysOn;

    @FXML
    private StackPane other;
    @FXML
    private ScrollPane screen;
    @FXML
    private Label detail;
    @FXML
    private Button browser;
    @FXML
    private Button pdf;
    @FXML
    private Button html;
    @FXML
    private VBox sections;
    @FXML
    private VBox audiences;
    @FXML
    private TextArea note;
    @FXML
    private ScrollPane preview;
    @FXML
    private VBox desk;

    /** @param waysOn offered where there is no run yet */
    @SuppressWarnings("NullAway.Init") // FXML sets the fields
    public ReportController(ReportViewModel model, Commands commands, List<Command> waysOn) {
        this.model = model;
        this.commands = commands;
        this.waysOn = waysOn;
    }

    /** The keys of this screen. */
    public static List<KeyHint> hints() {
        return List.of(new KeyHint("Alt ↑ ↓", "move a section"));
    }

    @FXML
    private void initialize() {
        screen.visibleProperty().bind(model.state().isEqualTo(State.SHOWN));
        other.visibleProperty().bind(screen.visibleProperty().not());
        OtherStates states = new OtherStates(model, waysOn);
        model.state().subscribe(state -> other.getChildren().setAll(states.of(state)));
        detail.textProperty().bind(model.detail());
        browser.setOnAction(e -> commands.find("report.browser").run());
        pdf.setOnAction(e -> commands.find("report.pdf").run());
        html.setOnAction(e -> commands.find("report.html").run());
        new SectionList(model, sections);
        chooseAudience();
        note.textProperty().bindBidirectional(model.note());
        PageView page = new PageView();
        desk.getChildren().setAll(page);
        model.page().subscribe(document -> {
            if (document != null) {
                double at = preview.getVvalue();
                page.show(document);
                preview.setVvalue(at);
            }
        });
    }

    private void chooseAudience() {
        ToggleGroup group = new ToggleGroup();
        for (Audience audience : Audience.values()) {
            RadioButton button = new RadioButton(words(audience));
            button.setId("audience-" + audience.key());
            button.setToggleGroup(group);
            button.setSelected(model.audience().get() == audience);
            button.selectedProperty().subscribe(selected -> {
                if (selected) {
                    model.audience().set(audience);
                }
            });
            audiences.getChildren().add(button);
        }
    }

    private static String words(Audience audience) {
        return switch (audience) {
            case COLLEAGUES -> "Colleagues: with the numbers";
            case EVERYONE -> "Everyone: sentences and pictures";
            case AUDITORS -> "Auditors: with every setting";
        };
    }
}
