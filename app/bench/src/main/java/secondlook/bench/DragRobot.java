package secondlook.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
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
        on(() -> {
            app.opener().files(List.of(file));
            return true;
        });
        await(() -> app.session().place().get() == Place.CONFIDENCE && app.session().policy().get() != null
                && app.jobs().active().isEmpty() && scene.lookup(".stacked-histogram") != null
                && scene.lookup(".rows-side .table-view") instanceof TableView<?> rows && !rows.getItems().isEmpty());
    }

    /** Takes the handle to the right end, and back to the left, and to the right again. */
    FrameTimes drag() throws Exception {
        StackedHistogram histogram = (StackedHistogram) on(() -> {
            Node found = scene.lookup(".stacked-histogram");
            if (found == null) {
                throw new IllegalStateException("no histogram");
            }
            return found;
        });
        Robot robot = on(Robot::new);
        Bounds place = on(() -> histogram.localToScreen(histogram.getBoundsInLocal()));
        double y = place.getMinY() + 12;
        double low = place.getMinX() + 0.1 * place.getWidth();
        double high = place.getMinX() + 0.95 * place.getWidth();
        double x = on(() -> handle(histogram, place));
        step(robot, x, y);
        on(() -> {
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
        on(() -> {
            scene.addPostLayoutPulseListener(listener);
            return true;
        });
        double window = processorTime("JavaFX Application Thread");
        double drawing = processorTime("QuantumRenderer");
        for (int i = 0; i < STEPS; i++) {
            double there = Math.abs(2 * (3.0 * i / STEPS % 1) - 1);
            step(robot, low + (high - low) * there, y);
            LockSupport.parkNanos(BETWEEN);
        }
        on(() -> {
            scene.removePostLayoutPulseListener(listener);
            robot.mouseRelease(MouseButton.PRIMARY);
            return true;
        });
        await(() -> app.jobs().active().isEmpty());
        return FrameTimes.of(pulses, count[0], thresholds.size(),
                processorTime("JavaFX Application Thread") - window, processorTime("QuantumRenderer") - drawing);
    }

    /** Milliseconds so far of the threads whose name begins so. */
    private static double processorTime(String name) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long sum = 0;
        for (long id : threads.getAllThreadIds()) {
            ThreadInfo thread = threads.getThreadInfo(id);
            if (thread != null && thread.getThreadName().startsWith(name)) {
                sum += threads.getThreadCpuTime(id);
            }
        }
        return sum / 1e6;
    }

    private static double handle(StackedHistogram histogram, Bounds place) {
        double low = histogram.barsProperty().get().low();
        double share = (histogram.thresholdProperty().get() - low) / (histogram.barsProperty().get().high() - low);
        double left = 62;
        return place.getMinX() + left + (place.getWidth() - left - 8) * share;
    }

    private static void step(Robot robot, double x, double y) throws Exception {
        on(() -> {
            robot.mouseMove(x, y);
            return true;
        });
    }

    private static void await(BooleanSupplier condition) throws Exception {
        while (!on(condition::getAsBoolean)) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }

    private static <T> T on(Callable<T> action) throws Exception {
        FutureTask<T> task = new FutureTask<>(action);
        Platform.runLater(task);
        return task.get();
    }
}
