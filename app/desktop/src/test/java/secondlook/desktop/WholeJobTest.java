package secondlook.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.GridPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;
import secondlook.app.review.ReviewSession;
import secondlook.app.run.Run;
import secondlook.desktop.screens.FxToolkit;
import secondlook.desktop.screens.TestApp;
import secondlook.desktop.session.OpenModel;
import secondlook.desktop.session.Place;
import secondlook.desktop.theme.Mode;
import secondlook.runtime.train.Algorithm;

/** A person's way through the window, by mouse and keys, with real services on the sample. */
class WholeJobTest {

    @TempDir
    Path home;

    private final FxRobot robot = new FxRobot();
    private TestApp test;
    private AppAssembly app;
    private Stage stage;

    @BeforeEach
    void open() {
        test = new TestApp(home);
        app = test.app();
        stage = FxToolkit.call(() -> {
            Stage shown = new Stage();
            // the headless screen has 1000 pixels a side, fewer than the window wants
            shown.setX(0);
            shown.setY(0);
            shown.setWidth(1000);
            // a notice at the lower edge must not reach beyond the screen, which the platform does not bear
            shown.setHeight(900);
            shown.setScene(app.window().scene());
            shown.show();
            return shown;
        });
        test.settle();
    }

    @AfterEach
    void close() {
        FxToolkit.run(stage::hide);
        test.close();
    }

    @Test
    void fromTheSampleToANewRun() {
        click("#openSample");
        assertEquals(Place.CONFIDENCE, place());
        Run first = Objects.requireNonNull(FxToolkit.call(() -> app.session().run().get()));
        assertEquals(365, first.manifest().rows());

        click("#rail-data");
        assertEquals(Place.DATA, place());
        TableView<?> table = find("#table");
        assertEquals(1461, FxToolkit.call(() -> table.getItems().size()));

        click("#rail-model");
        assertEquals(Place.MODEL, place());
        Button score = find("#score");
        assertTrue(FxToolkit.call(() -> !score.isDisabled() && score.getText().contains("365")));
        click("#score");
        FxToolkit.await("the run", () -> app.session().run().get() != null
                && !app.session().run().get().manifest().id().equals(first.manifest().id()));
        test.settle();
        assertEquals(Place.CONFIDENCE, place());
        Run second = Objects.requireNonNull(FxToolkit.call(() -> app.session().run().get()));
        assertNotEquals(first.manifest().id(), second.manifest().id());
        assertEquals(first.manifest().accuracy(), second.manifest().accuracy(), "the same model on the same rows");
        assertEquals(2, FxToolkit.call(() -> app.session().registry().get().runs().size()));
    }

    @Test
    void flaggedRowsAreReviewedByKeysAndEveryAnswerIsStored() {
        click("#openSample");
        robot.press(KeyCode.CONTROL, KeyCode.R).release(KeyCode.R, KeyCode.CONTROL);
        WaitForAsyncUtils.waitForFxEvents();
        robot.type(KeyCode.ENTER);
        FxToolkit.await("the review", () -> app.session().review().get() != null);
        test.settle();
        assertEquals(Place.REVIEW, place());
        ReviewSession review = Objects.requireNonNull(FxToolkit.call(() -> app.session().review().get()));
        robot.type(KeyCode.DIGIT3);
        FxToolkit.await("the first answer", () -> review.progress().done() == 1);
        test.settle();
        robot.type(KeyCode.ENTER);
        FxToolkit.await("the second answer", () -> review.progress().done() == 2);
        test.settle();
        robot.press(KeyCode.CONTROL, KeyCode.Z).release(KeyCode.Z, KeyCode.CONTROL);
        FxToolkit.await("the answer taken back", () -> review.progress().done() == 1);
        assertEquals("rain", review.effective(0).orElseThrow().label());
        assertNotNull(FxToolkit.call(() -> app.session().saved().get()));
    }

    @Test
    void aModelTrainedFromTheFormStandsBesideTheOthersAndCanScore() {
        click("#openSample");
        click("#rail-model");
        ComboBox<Algorithm> algorithm = find("#algorithm");
        FxToolkit.run(() -> algorithm.setValue(algorithm.getItems().stream()
                .filter(a -> a.name().equals("logistic-regression")).findFirst().orElseThrow()));
        TextField where = find("#where");
        FxToolkit.run(() -> where.setText("date < DATE '2015-01-01'"));
        ComboBox<String> target = find("#target");
        assertEquals("weather", FxToolkit.call(target::getValue), "the last column is offered first");
        Button train = find("#train");
        FxToolkit.run(train::fire);
        FxToolkit.await("the new model", () -> app.session().registry().get().models().size() == 3);
        test.settle();

        OpenModel trained = Objects.requireNonNull(FxToolkit.call(() -> app.session().model().get()));
        assertEquals("logistic-regression", trained.entry().name().replaceFirst("^weather-", ""));
        GridPane versions = find("#versionTable");
        List<String> words = FxToolkit.call(() -> versions.lookupAll(".label").stream().map(Label.class::cast)
                .map(Label::getText).toList());
        assertTrue(words.contains(trained.title()), () -> "the versions shown are " + words);
        assertTrue(words.contains("logistic-regression"), () -> "the versions shown are " + words);

        Run before = Objects.requireNonNull(FxToolkit.call(() -> app.session().run().get()));
        FxToolkit.run(() -> app.commands().find("run.score").run());
        FxToolkit.await("the run", () -> app.session().run().get() != null && app.session().run().get() != before);
        test.settle();
        Run made = Objects.requireNonNull(FxToolkit.call(() -> app.session().run().get()));
        assertEquals(trained.entry().sha256(), made.manifest().modelSha256());
        assertEquals(365, made.manifest().rows());
        assertTrue(Objects.requireNonNull(made.manifest().accuracy()) > 0.5, "it learned something");

        click("#rail-model");
        List<String> compared = FxToolkit.call(() -> versions.lookupAll(".label").stream().map(Label.class::cast)
                .map(Label::getText).toList());
        assertTrue(compared.containsAll(List.of("Log loss", "ECE, 15 bins", "best")),
                () -> "the versions shown are " + compared);
        assertEquals(2, FxToolkit.call(() -> versions.lookupAll(".interval-whisker").size()));
    }

    @Test
    void thePaletteTakesAPersonAnywhere() {
        robot.press(KeyCode.CONTROL, KeyCode.K).release(KeyCode.K, KeyCode.CONTROL);
        WaitForAsyncUtils.waitForFxEvents();
        robot.write("sample");
        robot.type(KeyCode.ENTER);
        test.settle();
        assertNotNull(FxToolkit.call(() -> app.session().workspace().get()));
        robot.press(KeyCode.CONTROL, KeyCode.DIGIT1).release(KeyCode.DIGIT1, KeyCode.CONTROL);
        test.settle();
        assertEquals(Place.DATA, place());
    }

    @Test
    void aDatasetThatDoesNotFitLeadsBackToOneThatDoes() throws IOException {
        click("#openSample");
        Path other = Files.writeString(home.resolve("penguins.csv"), "species,island,mass\nAdelie,Dream,3750\n");
        FxToolkit.run(() -> app.opener().files(List.of(other)));
        test.settle();
        click("#rail-model");
        Label answer = find("#answer");
        assertEquals("weather-forest v1 cannot score penguins.csv: all 4 columns it needs are missing.",
                FxToolkit.call(answer::getText));
        Button back = find(".way-out");
        assertEquals("Go back to seattle_weather.csv", back.getAccessibleText());
        FxToolkit.run(back::fire);
        test.settle();
        assertEquals(Place.MODEL, place());
        assertEquals("weather-forest v1 tells 5 classes from 4 columns. All of them are bound.",
                FxToolkit.call(answer::getText));
        assertTrue(FxToolkit.call(() -> app.commands().find("run.score").isPossible()));
    }

    @Test
    void theModeAndTheOpenSettingsAreThereAtTheNextStart() {
        click("#openSample");
        click("#rail-model");
        ToggleButton advanced = find("#advanced");
        assertFalse(FxToolkit.call(advanced::isSelected));
        FxToolkit.run(advanced::fire);
        FxToolkit.run(() -> app.theme().choose(Mode.DARK));
        test.settle();
        close();
        open();
        assertEquals(Mode.DARK, FxToolkit.call(() -> app.theme().mode().get()));
        FxToolkit.run(() -> app.commands().find("open.sample").run());
        test.settle();
        click("#rail-model");
        ToggleButton again = find("#advanced");
        assertTrue(FxToolkit.call(again::isSelected));
        FxToolkit.run(() -> app.theme().choose(Mode.LIGHT));
    }

    private void click(String id) {
        Node node = find(id);
        FxToolkit.run(() -> {
            node.requestFocus();
        });
        robot.clickOn(node);
        test.settle();
    }

    @SuppressWarnings("unchecked")
    private <N extends Node> N find(String id) {
        return (N) Objects.requireNonNull(FxToolkit.call(() -> app.window().scene().lookup(id)), id);
    }

    private Place place() {
        return FxToolkit.call(() -> app.session().place().get());
    }
}
