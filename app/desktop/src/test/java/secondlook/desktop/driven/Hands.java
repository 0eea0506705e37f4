package secondlook.desktop.driven;

import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.robot.Robot;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** What a person at the real application does and sees, from a thread of its own. */
public final class Hands {

    private static final long MOMENT_MILLIS = 20;

    private Hands() {
    }

    /** Does a person's work beside the application, which is started afterwards. */
    public static void work(Person person) {
        Thread hands = new Thread(() -> {
            try {
                person.work();
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
        }, "hands");
        hands.setDaemon(true);
        hands.start();
    }

    /** Whoever sits there. */
    @FunctionalInterface
    public interface Person {
        void work() throws InterruptedException;
    }

    /** The first window's scene; {@code null} before there is one. On the FX thread. */
    public static @Nullable Scene scene() {
        return Window.getWindows().isEmpty() ? null : Window.getWindows().getFirst().getScene();
    }

    /** What a selector finds in any window; {@code null} if there is nothing. On the FX thread. */
    public static @Nullable Node find(String selector) {
        return Window.getWindows().stream().map(Window::getScene).filter(Objects::nonNull)
                .flatMap(scene -> Stream.ofNullable(scene.lookup(selector))).findFirst().orElse(null);
    }

    /** Asks again every moment until there is an answer. */
    public static <T> T until(Supplier<@Nullable T> asked) throws InterruptedException {
        while (true) {
            T answer = on(asked);
            if (answer != null) {
                return answer;
            }
            // a person looks again a moment later
            new CompletableFuture<String>().completeOnTimeout("", MOMENT_MILLIS, TimeUnit.MILLISECONDS).join();
        }
    }

    /** Asks on the FX thread; {@code null} where there is none yet, or where that failed. */
    public static <T> @Nullable T on(Supplier<@Nullable T> asked) {
        CompletableFuture<@Nullable T> answer = new CompletableFuture<>();
        try {
            Platform.runLater(() -> {
                try {
                    answer.complete(asked.get());
                } catch (RuntimeException notYet) {
                    System.err.println(notYet);
                    answer.complete(null);
                }
            });
        } catch (IllegalStateException notStarted) {
            return null;
        }
        return answer.join();
    }

    /** Presses a key, with the control key held if wanted. On the FX thread. */
    public static void type(KeyCode key, boolean control) {
        Robot robot = new Robot();
        if (control) {
            robot.keyPress(KeyCode.CONTROL);
        }
        robot.keyType(key);
        if (control) {
            robot.keyRelease(KeyCode.CONTROL);
        }
    }
}
