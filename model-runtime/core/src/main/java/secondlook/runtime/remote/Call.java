package secondlook.runtime.remote;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import secondlook.runtime.job.JobContext;

/**
 * The terms of a request.
 *
 * @param limit   how long it may take; {@code null} for as long as it likes
 * @param context told its progress; a cancel is passed on
 */
record Call(@Nullable Duration limit, JobContext context) {

    static Call within(Duration limit) {
        return new Call(limit, JobContext.NONE);
    }
}
