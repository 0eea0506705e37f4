package secondlook.runtime.remote;

import java.time.Duration;

/**
 * How long a worker is waited for.
 *
 * @param start     from its command to its first word
 * @param silence   without any sign of life while it works
 * @param open      for a model to be opened and tried
 * @param batch     for one batch to be scored
 * @param grace     after a polite request to stop, before the process is ended
 * @param look      between two looks at all of this
 */
public record WorkerLimits(Duration start, Duration silence, Duration open, Duration batch, Duration grace,
        Duration look) {

    /** What a person who has said nothing gets. */
    public static final WorkerLimits DEFAULT = new WorkerLimits(Duration.ofSeconds(60), Duration.ofSeconds(15),
            Duration.ofSeconds(60), Duration.ofSeconds(60), Duration.ofSeconds(2), Duration.ofMillis(20));

    /** The same with another limit for a batch; opening is allowed as much at least. */
    public WorkerLimits withBatch(Duration limit) {
        return new WorkerLimits(start, silence, limit.compareTo(open) > 0 ? limit : open, limit, grace, look);
    }
}
