package secondlook.desktop.screens;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import javafx.event.Event;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import secondlook.desktop.AppAssembly;
import secondlook.desktop.session.Place;

/** Takes the pictures that are put beside those of the design, with real services on the sample. */
class ShellScreensTest {

    private static final int MANY = 300_000;

    private final ScreenShooter shooter = new ScreenShooter();

    @TempDir
    Path home;

    @Test
    void everyScreenHasItsPicture() throws IOException {
        try (TestApp test = new TestApp(home)) {
            AppAssembly app = test.app();
            test.settle();
            assertEquals(Place.START, place(app));
            shoot(app, "start");
            FxToolkit.run(() -> app.commands().find("open.sample").run());
            test.settle();
            assertEquals(Place.CONFIDENCE, place(app));
            assertNotNull(FxToolkit.call(() -> app.session().run().get()));
            shoot(app, "confidence");
            FxToolkit.run(() -> app.commands().find("window.palette").run());
            shoot(app, "palette");
            FxToolkit.run(() -> app.commands().find("window.keys").run());
            shoot(app, "keys");
            close(app);
            data(test, app);
            model(test, app);
            run(test, app);
            FxToolkit.run(() -> app.commands().find("workspace.close").run());
            test.settle();
            shoot(app, "start-recent");
        }
    }

    private void data(TestApp test, AppAssembly app) {
        go(test, app, Place.DATA);
        shoot(app, "data");
        FxToolkit.run(() -> {
            javafx.scene.control.ListView<?> findings = (javafx.scene.control.ListView<?>) app.window().scene()
                    .lookup(".findings");
            findings.getSelectionModel().select(0);
        });
        test.settle();
        assertTrue(FxToolkit.call(() -> app.session().selection().get().size()) > 0);
        shoot(app, "data-finding");
        List<String> shown = FxToolkit.call(() -> app.window().scene().getRoot().lookupAll(".row-number").stream()
                .filter(node -> node instanceof javafx.scene.control.TableCell<?, ?> cell && cell.getText() != null)
                .map(node -> ((javafx.scene.control.TableCell<?, ?>) node).getText()).sorted().toList());
        assertTrue(shown.contains("13"), () -> "the first day of snow is row 13, shown are " + shown);
        assertTrue(!shown.contains("0"), () -> "row 0 is a day of drizzle, shown are " + shown);
        FxToolkit.run(() -> app.session().select(null));
    }

    private void model(TestApp test, AppAssembly app) throws IOException {
        go(test, app, Place.MODEL);
        shoot(app, "model");
        FxToolkit.run(() -> app.opener().model(app.session().registry().get().models().stream()
                .filter(m -> m.format().equals("onnx")).findFirst().orElseThrow()));
        test.settle();
        FxToolkit.run(() -> app.commands().find("run.score").run());
        test.settle();
        assertEquals(2, FxToolkit.call(() -> app.session().registry().get().runs().size()));
        go(test, app, Place.MODEL);
        shoot(app, "model-versions");
        Path renamed = home.resolve("renamed.csv");
        Files.writeString(renamed, Files.readString(TestApp.weather()).replaceFirst("wind", "wind_speed"));
        open(test, app, renamed);
        go(test, app, Place.MODEL);
        shoot(app, "model-mismatch");
        go(test, app, Place.CONFIDENCE);
        shoot(app, "empty");
        Path other = home.resolve("penguins.csv");
        Files.writeString(other, "species,island,bill_length_mm,body_mass_g\nAdelie,Dream,39.1,3750\n"
                + "Gentoo,Biscoe,46.1,4500\nChinstrap,Dream,46.5,3500\n");
        open(test, app, other);
        go(test, app, Place.MODEL);
        shoot(app, "error");
    }

    private void run(TestApp test, AppAssembly app) throws IOException {
        Path many = home.resolve("many_days.csv");
        StringBuilder rows = new StringBuilder("date,precipitation,temp_max,temp_min,wind\n");
        Random random = new Random(7);
        for (int i = 0; i < MANY; i++) {
            double warm = 15 + 8 * random.nextGaussian();
            rows.append(String.format(Locale.ROOT, "%s,%.1f,%.1f,%.1f,%.1f%n",
                    java.time.LocalDate.ofEpochDay(15_340 + i % 1461), Math.max(0, 4 * random.nextGaussian()), warm,
                    warm - 5 - 3 * random.nextDouble(), 1 + 4 * random.nextDouble()));
        }
        Files.writeString(many, rows);
        open(test, app, many);
        FxToolkit.run(() -> app.commands().find("run.score").run());
        FxToolkit.await("figures of the run", () -> app.scoring().current().get() == null
                || app.scoring().current().get().soFar().get() != null);
        assertNotNull(FxToolkit.call(() -> app.scoring().current().get()), "the run ended before its picture");
        shoot(app, "run");
        FxToolkit.run(() -> app.jobs().active().forEach(job -> job.cancel()));
        test.settle();
        assertEquals(Place.MODEL, place(app));
    }

    private void open(TestApp test, AppAssembly app, Path file) {
        FxToolkit.run(() -> app.opener().files(List.of(file)));
        test.settle();
    }

    private static void go(TestApp test, AppAssembly app, Place place) {
        FxToolkit.run(() -> app.session().goTo(place));
        test.settle();
    }

    private static Place place(AppAssembly app) {
        return FxToolkit.call(() -> app.session().place().get());
    }

    private static void close(AppAssembly app) {
        FxToolkit.run(() -> Event.fireEvent(app.window().scene().getRoot(),
                new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ESCAPE, false, false, false, false)));
    }

    private void shoot(AppAssembly app, String name) {
        shooter.shoot(app.window().scene(), app.theme(), name);
    }
}
