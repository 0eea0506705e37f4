package secondlook.bench;

import javafx.animation.AnimationTimer;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.robot.Robot;
import secondlook.desktop.AppAssembly;
import secondlook.desktop.session.Place;

/**
 * Moves a real pointer at every frame, answers up to three items of the open review a second with real keys, each once it is
 * shown, and notes when frames came. On the FX thread.
 */
final class ReviewingPerson extends AnimationTimer {

    private static final int MOST_PULSES = 200_000;
    private static final int FRAMES_PER_ANSWER = 20;
    private static final int PATIENCE = 90;
    private static final KeyCode[] KEYS = {KeyCode.DIGIT1, KeyCode.DIGIT2, KeyCode.DIGIT3};

    private final AppAssembly app;
    private final Scene scene;
    private final Robot robot = new Robot();
    private final long[] pulses = new long[MOST_PULSES];
    private final Runnable listener = this::pulse;
    private int count;
    private int frame;
    private int typedAt;
    private String typedOn = "";
    private int answered;
    private int answeredBefore;
    private double window;
    private double drawing;

    ReviewingPerson(AppAssembly app) {
        this.app = app;
        this.scene = app.window().scene();
    }

    void begin() {
        count = 0;
        answeredBefore = answered;
        window = FxThread.processorTime("JavaFX Application Thread");
        drawing = FxThread.processorTime("QuantumRenderer");
        scene.addPostLayoutPulseListener(listener);
        start();
    }

    FrameTimes end() {
        stop();
        scene.removePostLayoutPulseListener(listener);
        return FrameTimes.of(pulses, count, (answered - answeredBefore) + " items answered",
                FxThread.processorTime("JavaFX Application Thread") - window,
                FxThread.processorTime("QuantumRenderer") - drawing);
    }

    /** Items before the one that is shown: all were answered, since nothing else leads on. */
    int answered() {
        return answered;
    }

    private void pulse() {
        if (count < pulses.length) {
            pulses[count++] = System.nanoTime();
        }
    }

    @Override
    public void handle(long now) {
        frame++;
        robot.mouseMove(700 + 250 * Math.sin(frame / 40.0), 420 + 120 * Math.cos(frame / 31.0));
        String item = item();
        if (!item.isEmpty()) {
            answered = Integer.parseInt(item.substring(5, item.indexOf(" of ")).replaceAll("\\D", "")) - 1;
        }
        // a key that came while another screen was shown did nothing: a person who still sees the item types it again
        boolean free = !item.equals(typedOn) || frame - typedAt > PATIENCE;
        if (frame % FRAMES_PER_ANSWER == 0 && app.session().place().get() == Place.REVIEW && !item.isEmpty() && free) {
            typedOn = item;
            typedAt = frame;
            robot.keyType(KEYS[answered % KEYS.length]);
        }
    }

    /** "Item 12 of 5 000"; empty while none is shown. */
    private String item() {
        Node place = scene.lookup("#place");
        return place instanceof Label label && label.getText() != null && label.getText().startsWith("Item ")
                ? label.getText()
                : "";
    }
}
