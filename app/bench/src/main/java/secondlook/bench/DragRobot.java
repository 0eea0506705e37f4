package secondlook.bench;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TableView;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import secondlook.desktop.AppAssembly;
import secondlook.desktop.chart.StackedHistogram;
import secondlook.desktop.session.Place;

/** Works the window with a real pointer and listens to its pulses. Not on the FX thread. */
final class DragRobot {

    private static final int STEPS = 900;
    private static final long BETWEEN = TimeUnit.MILLISECONDS.toNanos(7);
    private static final int MOST_PULSES = 100_000;

    private final AppAssembly app;
    private final Scene scene;

    DragRobot(AppAssembly app) {
        this.app = app;
        this.scene = app.window().scene();
    }

    /** Opens the file and waits until its confidence, its curve and its rows are on the screen. */
    void open(Path file) throws Exception {
        FxThread.on(() -> {
            app.opener().files(List.of(file));
            return true;
        });
        FxThread.await(() -> app.session().place().get() == Place.CONFIDENCE && app.session().policy().get() != null
                && app.jobs().active().isEmpty() && scene.lookup(".stacked-histogram") != null
                && scene.lookup(".rows-side .table-view") instanceof TableView<?> rows && !rows.getItems().isEmpty());
    }

    /** Takes the handle to the right end, and back to the left, and to the right again. */
    FrameTimes drag() throws Exception {
        StackedHistogram histogram = (StackedHistogram) FxThread.on(() -> {
            Node found = scene.lookup(".stacked-histogram");
            if (found == null) {
                throw new IllegalStateException("no histogram");
            }
            return found;
        });
        Robot robot = FxThread.on(Robot::new);
        Bounds place = FxThread.on(() -> histogram.localToScreen(histogram.getBoundsInLocal()));
        double y = place.getMinY() + 12;
        double low = place.getMinX() + 0.1 * place.getWidth();
        double high = place.getMinX() + 0.95 * place.getWidth();
        double x = FxThread.on(() -> handle(histogram, place));
        step(robot, x, y);
        FxThread.on(() -> {
            robot.mousePress(MouseButton.PRIMARY);
            return true;
        });
        TimeUnit.NANOSECONDS.sleep(20 * BETWEEN);
        long[] pulses = new long[MOST_PULSES];
        int[] count = new int[1];
        Set<Double> thresholds = new HashSet<>();
        Runnable listener = () -> {
            if (count[0] < pulses.length) {
                pulses[count[0]++] = System.nanoTime();
                thresholds.add(histogram.thresholdProperty().get());
            }
        };
        FxThread.on(() -> {
            scene.addPostLayoutPulseListener(listener);
            return true;
        });
        double window = FxThread.processorTime("JavaFX Application Thread");
        double drawing = FxThread.processorTime("QuantumRenderer");
        for (int i = 0; i < STEPS; i++) {
            double there = Math.abs(2 * (3.0 * i / STEPS % 1) - 1);
            step(robot, low + (high - low) * there, y);
            LockSupport.parkNanos(BETWEEN);
        }
        FxThread.on(() -> {
            scene.removePostLayoutPulseListener(listener);
            robot.mouseRelease(MouseButton.PRIMARY);
            return true;
        });
        FxThread.await(() -> app.jobs().active().isEmpty());
        return FrameTimes.of(pulses, count[0], thresholds.size() + " thresholds",
                FxThread.processorTime("JavaFX Application Thread") - window,
                FxThread.processorTime("QuantumRenderer") - drawing);
    }

    private static double handle(StackedHistogram histogram, Bounds place) {
        double low = histogram.barsProperty().get().low();
        double share = (histogram.thresholdProperty().get() - low) / (histogram.barsProperty().get().high() - low);
        double left = 62;
        return place.getMinX() + left + (place.getWidth() - left - 8) * share;
    }

    private static void step(Robot robot, double x, double y) throws Exception {
        FxThread.on(() -> {
            robot.mouseMove(x, y);
            return true;
        });
    }
}
