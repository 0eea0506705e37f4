package secondlook.desktop.feature.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import secondlook.app.data.Dataset;
import secondlook.app.data.DatasetImporter;
import secondlook.app.monitor.Chunking;
import secondlook.app.monitor.LogImport;
import secondlook.app.run.PredictionFiles;
import secondlook.app.run.Run;
import secondlook.app.run.RunManifest;
import secondlook.app.workspace.Workspace;
import secondlook.desktop.AppAssembly;
import secondlook.desktop.chart.TrendChart;
import secondlook.desktop.screens.FxToolkit;
import secondlook.desktop.screens.ScreenShooter;
import secondlook.desktop.screens.TestApp;
import secondlook.desktop.session.Place;
import secondlook.runtime.job.JobContext;

/** The sample, watched in the whole window. */
class MonitorScreensTest {

    private final ScreenShooter shooter = new ScreenShooter();

    @TempDir
    Path home;

    @Test
    void theSampleIsWatchedAndItsFogReviewed() {
        try (TestApp test = new TestApp(home)) {
            AppAssembly app = test.app();
            Scene scene = app.window().scene();
            FxToolkit.run(() -> app.commands().find("open.sample").run());
            test.settle();
            FxToolkit.run(() -> app.session().goTo(Place.MONITOR));
            test.settle();
            shooter.shoot(scene, app.theme(), "monitor");
            assertTrue(text(scene, ".monitor .answer").contains("fog"), text(scene, ".monitor .answer"));
            TableView<?> columns = FxToolkit.call(() -> (TableView<?>) scene.lookup(".monitor .columns-table"));
            assertEquals(6, FxToolkit.call(() -> columns.getItems().size()));
            ListView<?> alarms = FxToolkit.call(() -> (ListView<?>) scene.lookup(".monitor .findings"));
            assertEquals(3, FxToolkit.call(() -> alarms.getItems().size()));
            for (String picture : new String[]{".paired-distribution", ".trend-chart"}) {
                for (Node node : all(scene, picture)) {
                    Object words = FxToolkit.call(() -> node.queryAccessibleAttribute(AccessibleAttribute.TEXT));
                    assertTrue(words instanceof String told && told.length() > 20, picture + " says " + words);
                }
                assertFalse(all(scene, picture).isEmpty(), picture);
            }
            all(scene, ".monitor .twin-toggle").forEach(toggle -> FxToolkit.run(() -> ((Button) toggle).fire()));
            test.settle();
            assertEquals(2, all(scene, ".monitor .chart-table").size());
            shooter.shoot(scene, app.theme(), "monitor-tables");
            for (Node words : all(scene, ".monitor .chart-table .text")) {
                assertFalse(((javafx.scene.text.Text) words).getText().contains("\u2026"), "cut: " + words);
            }
            all(scene, ".monitor .twin-toggle").forEach(toggle -> FxToolkit.run(() -> ((Button) toggle).fire()));
            FxToolkit.run(() -> ((MenuButton) scene.lookup(".monitor #what")).getItems().get(1).fire());
            test.settle();
            TrendChart trend = FxToolkit.call(() -> (TrendChart) scene.lookup(".trend-chart"));
            assertEquals(List.of("rain", "sun"), FxToolkit.call(() -> trend.linesProperty().get()), "all it ever says");
            assertEquals(List.of(2, 4), FxToolkit.call(() -> trend.classesProperty().get()), "marked as elsewhere");
            shooter.shoot(scene, app.theme(), "monitor-predictions");
            FxToolkit.run(() -> ((MenuButton) scene.lookup(".monitor #what")).getItems().get(2).fire());
            test.settle();
            shooter.shoot(scene, app.theme(), "monitor-left");
            FxToolkit.run(() -> ((MenuButton) scene.lookup(".monitor #what")).getItems().get(0).fire());
            assertEquals(0, FxToolkit.call(() -> trend.linesProperty().get().size()));
            FxToolkit.run(() -> ((Button) scene.lookup("#rules")).fire());
            test.settle();
            shooter.shoot(scene, app.theme(), "monitor-rules");
            FxToolkit.run(() -> ((Button) scene.lookup("#add-rule")).fire());
            test.settle();
            assertEquals(4, all(scene, ".rule-lines .figure-choice").size());
            FxToolkit.run(() -> ((Button) scene.lookup(".monitor-form .accent")).fire());
            test.settle();
            shooter.shoot(scene, app.theme(), "monitor-again");
            Button train = FxToolkit.call(() -> (Button) scene.lookup(".monitor #train"));
            FxToolkit.run(train::fire);
            test.settle();
            assertEquals(Place.MODEL, FxToolkit.call(() -> app.session().place().get()));
            String where = FxToolkit.call(() -> ((TextField) scene.lookup("#where")).getText());
            assertTrue(where.matches("\\(.*< DATE '2015-01-01'\\) OR \\(.*>= DATE '2015-01-01'\\)"), where);
            shooter.shoot(scene, app.theme(), "monitor-train");
            FxToolkit.run(() -> app.session().goTo(Place.MONITOR));
            test.settle();
            Button review = FxToolkit.call(() -> (Button) scene.lookup(".monitor #review"));
            assertTrue(FxToolkit.call(review::getText).startsWith("Review 52, weather: fog"),
                    FxToolkit.call(review::getText));
            FxToolkit.run(review::fire);
            test.settle();
            assertEquals(Place.CONFIDENCE, FxToolkit.call(() -> app.session().place().get()));
            assertEquals(52, FxToolkit.call(() -> app.session().selection().get().size()));
            assertNotNull(FxToolkit.call(() -> scene.lookup(".review-form")), "it asks what the review should be like");
            shooter.shoot(scene, app.theme(), "monitor-review");
        }
    }

    @Test
    void withoutARunItLeadsOn() {
        try (TestApp test = new TestApp(home)) {
            AppAssembly app = test.app();
            Scene scene = app.window().scene();
            FxToolkit.run(() -> app.opener().files(List.of(TestApp.weather())));
            test.settle();
            FxToolkit.run(() -> app.session().goTo(Place.MONITOR));
            test.settle();
            assertTrue(text(scene, ".monitor .answer").startsWith("Nothing has been scored"));
            assertFalse(all(scene, ".monitor .empty .button").isEmpty());
            shooter.shoot(scene, app.theme(), "monitor-empty");
            List<Button> ways = all(scene, ".monitor .empty .button").stream().map(Button.class::cast)
                    .filter(MonitorScreensTest::shown).toList();
            assertTrue(ways.stream().noneMatch(Node::isDisabled), "what cannot be done is not offered");
            assertEquals("Choose a model", ways.getFirst().getText());
            FxToolkit.run(() -> ways.getFirst().fire());
            assertEquals(Place.MODEL, FxToolkit.call(() -> app.session().place().get()));
        }
    }

    @Test
    void predictionsOfAModelElsewhereLeadOn() throws java.io.IOException {
        Path predictions = secondlook.desktop.sample.WeatherFile.write(home.resolve("predictions.csv"), 3);
        try (TestApp test = new TestApp(home)) {
            AppAssembly app = test.app();
            Scene scene = app.window().scene();
            FxToolkit.run(() -> app.opener().files(List.of(predictions)));
            test.settle();
            FxToolkit.run(() -> app.session().goTo(Place.MONITOR));
            test.settle();
            assertNotNull(FxToolkit.call(() -> app.session().run().get()));
            String said = text(scene, ".monitor .answer");
            assertTrue(said.matches("Run \\d{1,2} \\w{3} \\d{2}:\\d{2} cannot be watched\\."), said);
            assertEquals(List.of("Open files\u2026"), all(scene, ".monitor .empty .button").stream()
                    .map(node -> ((Button) node).getText()).toList());
            assertTrue(text(scene, ".monitor .under-answer").endsWith("Open other predictions to compare with."),
                    "no rows that are opened can be known as those it learned from");
            shooter.shoot(scene, app.theme(), "monitor-refused");
        }
    }

    @Test
    void aMonthOfTheLogHasItsPictureWithoutARun() throws java.io.IOException {
        Path log = secondlook.desktop.sample.WeatherFile.write(home.resolve("log.csv"), 3);
        try (TestApp test = new TestApp(home)) {
            AppAssembly app = test.app();
            Scene scene = app.window().scene();
            FxToolkit.run(() -> app.opener().files(List.of(TestApp.weather())));
            test.settle();
            Workspace workspace = FxToolkit.call(() -> app.session().workspace().get());
            Path elsewhere = java.nio.file.Files.createDirectories(home.resolve("elsewhere"));
            String id = new DatasetImporter(elsewhere, Clock.systemUTC()).importFile(log, JobContext.NONE).id();
            try (Dataset rows = Dataset.open(elsewhere, id)) {
                new LogImport(rows, (dataset, truth, context) -> {
                    RunManifest made = PredictionFiles.toRun(dataset, truth, elsewhere, Clock.systemUTC(), context);
                    return Run.open(elsewhere, made.id());
                }, new LogImport.Wish("weather-forest", null, Chunking.Period.DAY, "weather",
                        java.time.Instant.EPOCH), workspace.log()).run(JobContext.NONE);
            }
            FxToolkit.run(() -> app.session().goTo(Place.MONITOR));
            test.settle();
            Button way = FxToolkit.call(() -> (Button) scene.getRoot().lookupAll(".monitor .empty .button").stream()
                    .filter(node -> ((Button) node).getText().startsWith("Log of")).findFirst().orElseThrow());
            FxToolkit.run(way::fire);
            test.settle();
            shooter.shoot(scene, app.theme(), "monitor-log");
            assertTrue(text(scene, ".monitor .under-answer").startsWith("December 2015 of the log of weather-forest"),
                    text(scene, ".monitor .under-answer"));
            assertEquals(12, FxToolkit.call(() -> ((TrendChart) scene.lookup(".trend-chart")).pointsProperty().get()
                    .size()));
        }
    }

    private static String text(Scene scene, String selector) {
        return FxToolkit.call(() -> scene.getRoot().lookupAll(selector).stream()
                .filter(node -> node instanceof Label label && shown(label)).map(node -> ((Label) node).getText())
                .findFirst().orElse(""));
    }

    private static boolean shown(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return true;
    }

    private static Set<Node> all(Scene scene, String selector) {
        return FxToolkit.call(() -> scene.getRoot().lookupAll(selector));
    }
}
