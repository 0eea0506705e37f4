package secondlook.desktop.instance;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Wishes that came, kept until somebody is there to fulfil them. Thread-safe. */
public final class Arrivals {

    private static final int MOST_WAITING = 100;

    private final List<Wish> waiting = new ArrayList<>();
    private @Nullable Consumer<Wish> receiver;

    /** Hands over what waits and what comes from now on, on the thread it came by. */
    public synchronized void deliverTo(Consumer<Wish> next) {
        receiver = next;
        waiting.forEach(next);
        waiting.clear();
    }

    /** False if there is nobody to take it and too much waits already. */
    synchronized boolean add(Wish wish) {
        if (receiver != null) {
            receiver.accept(wish);
            return true;
        }
        return waiting.size() < MOST_WAITING && waiting.add(wish);
    }
}
