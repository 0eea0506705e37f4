package secondlook.desktop.feature.review;

import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Finds out how a session stands once a person pauses, behind the acts that wait; what an act has overtaken is not worked
 * out. Used on the FX thread.
 */
final class LatestStanding {

    private final Executor acts;
    private final Executor soon;
    private final Executor screen;
    /** Which question counts; read where it is answered. */
    private volatile long wanted;

    /**
     * @param acts where the session is used
     * @param soon runs what it is given after a moment
     */
    LatestStanding(Executor acts, Executor soon, Executor screen) {
        this.acts = acts;
        this.soon = soon;
        this.screen = screen;
    }

    /** What was asked for is no longer wanted. */
    @SuppressWarnings("NonAtomicVolatileUpdate") // changed on the FX thread only
    void forget() {
        wanted++;
    }

    /** @param shown the item on the screen; {@code null} for none */
    void ask(ReviewDesk desk, @Nullable ItemShown shown, Consumer<Standing> answer,
            Consumer<RuntimeException> failed) {
        forget();
        long mine = wanted;
        soon.execute(() -> acts.execute(() -> {
            if (mine != wanted) {
                return;
            }
            try {
                Standing now = desk.standing(shown);
                screen.execute(() -> answer.accept(now));
            } catch (RuntimeException failure) {
                screen.execute(() -> failed.accept(failure));
            }
        }));
    }
}
