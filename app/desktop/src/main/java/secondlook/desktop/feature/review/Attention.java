package secondlook.desktop.feature.review;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** How long a person has looked at an item: the time since it was shown, without the stretches in which nothing moved. */
final class Attention {

    /** Who moves neither mouse nor key for longer than this has probably turned away. */
    static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Clock clock;
    private Instant last;
    private Duration looked = Duration.ZERO;

    Attention(Clock clock) {
        this.clock = clock;
        this.last = clock.instant();
    }

    /** An item is shown: time begins anew. */
    void begin() {
        last = clock.instant();
        looked = Duration.ZERO;
    }

    /** The person did something. A clock that was set back counts as no time. */
    void moved() {
        Instant now = clock.instant();
        Duration since = Duration.between(last, now);
        if (since.isPositive()) {
            looked = looked.plus(since.compareTo(PATIENCE) > 0 ? PATIENCE : since);
        }
        last = now;
    }

    /** Seconds since the item was shown, without idle time; never negative. */
    double seconds() {
        moved();
        return looked.toMillis() / 1000.0;
    }
}
