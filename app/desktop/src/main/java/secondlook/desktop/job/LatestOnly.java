package secondlook.desktop.job;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Answers questions that come faster than they can be answered, such as those of a slider: while one is worked on only
 * the newest waits, and an answer that a newer question has overtaken is still shown, so that the screen follows.
 *
 * @param <Q> question
 * @param <A> answer
 */
public final class LatestOnly<Q, A> {

    private final Executor background;
    private final Executor screen;
    private final Function<Q, A> work;
    private final Consumer<A> show;
    private final Consumer<Throwable> failed;
    private final AtomicReference<@Nullable Waiting<Q>> waiting = new AtomicReference<>();
    private boolean busy;

    private record Waiting<Q>(Q question) {}

    public LatestOnly(Executor background, Executor screen, Function<Q, A> work, Consumer<A> show,
            Consumer<Throwable> failed) {
        this.background = background;
        this.screen = screen;
        this.work = work;
        this.show = show;
        this.failed = failed;
    }

    /** Asks; replaces a question that still waits. Called on the FX thread. */
    public void ask(Q question) {
        waiting.set(new Waiting<>(question));
        next();
    }

    private void next() {
        if (busy) {
            return;
        }
        Waiting<Q> now = waiting.getAndSet(null);
        if (now == null) {
            return;
        }
        busy = true;
        background.execute(() -> {
            try {
                A answer = work.apply(now.question());
                screen.execute(() -> finish(() -> show.accept(answer)));
            } catch (Throwable failure) {
                screen.execute(() -> finish(() -> failed.accept(failure)));
            }
        });
    }

    private void finish(Runnable then) {
        busy = false;
        then.run();
        next();
    }
}
