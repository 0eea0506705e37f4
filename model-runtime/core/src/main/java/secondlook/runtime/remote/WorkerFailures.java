package secondlook.runtime.remote;

import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import secondlook.runtime.ModelFailedException;
import secondlook.runtime.Problem;
import secondlook.runtime.RefusedException;
import secondlook.runtime.job.JobCancelledException;

/** Puts the end of a worker into words for a person. */
final class WorkerFailures {

    static final String WITHOUT = "Try to run the model without a process of its own (--in-process).";

    private WorkerFailures() {
    }

    /**
     * What was being done.
     *
     * @param what  "iris.onnx failed while scoring"
     * @param where "rows 1 to 8,192"; {@code null} where it is not about rows
     * @param limit what the request was allowed; {@code null} if anything
     * @param large whether smaller batches could help
     */
    record Doing(String what, @Nullable String where, @Nullable Duration limit, boolean large) {}

    /** A cancel is a cancel; anything else names what was being done. */
    static RuntimeException of(WorkerPool pool, Doing doing, WorkerEndedException ended) {
        String smaller = doing.large() ? "Use smaller batches (--batch 1000), or " : "";
        return switch (ended.ending()) {
            case CANCELLED -> new JobCancelledException();
            case CLOSED -> failed(doing, "its process was ended", "Open the model again.", ended);
            case TOO_SLOW -> failed(doing,
                    "it gave no answer within the limit of " + words(doing.limit())
                            + ", so its process was ended",
                    smaller.isEmpty()
                            ? "It may hold a loop that never ends; where it is only slow, allow a batch more time in the settings (--time-limit)."
                            : "It may hold a loop that never ends. " + smaller
                                    + "allow a batch more time in the settings (--time-limit).",
                    ended);
            case SILENT -> failed(doing,
                    "its process gave no sign of life for " + words(pool.limits().silence()) + " and was ended",
                    "Start it again; if it happens again, look at the load of the machine.", ended);
            case OUT_OF_MEMORY -> failed(doing, "its process ran out of memory",
                    smaller + lower(smaller, pool.start().moreMemory()) + ".", ended);
            case TOO_LARGE -> failed(doing, "its process took more memory than this machine can spare, and was ended",
                    smaller + lower(smaller, "Run it on a machine with more memory."), ended);
            case GARBLED -> failed(doing, "its process answered with what is not the protocol: " + ended.detail(),
                    "Check that both sides are the same version of Second Look.", ended);
            case BY_ITSELF -> byItself(pool, doing, ended);
        };
    }

    private static ModelFailedException byItself(WorkerPool pool, Doing doing, WorkerEndedException ended) {
        if (!pool.start().sameFiles()) {
            return failed(doing, "the connection to " + pool.start().words() + " was lost" + said(ended),
                    "Nothing half-written is left. Start it again.", ended);
        }
        return failed(doing, "its process " + exit(ended.exitCode()),
                "Nothing half-written is left. Start it again; if "
                        + "it happens again, try another export of the model. Details: " + pool.log().file(),
                ended);
    }

    /** Nothing was said by a worker that was just started. */
    static RuntimeException starting(WorkerPool pool, WorkerEndedException ended) {
        String what = pool.start().words() + " could not be started";
        String why = switch (ended.ending()) {
            case TOO_SLOW, SILENT -> "it said nothing within " + words(pool.limits().start());
            case GARBLED -> ended.detail();
            default -> "it " + exit(ended.exitCode()) + said(ended);
        };
        String remedy = pool.start().sameFiles()
                ? "Details: " + pool.log().file() + ". " + WITHOUT
                : "Check the worker's command; it has to run \"second-look worker\" and nothing else may print.";
        return new RefusedException(new Problem(what, why, remedy), ended);
    }

    private static ModelFailedException failed(Doing doing, String why, String remedy, Throwable cause) {
        return new ModelFailedException(new Problem(doing.what(), doing.where(), why, remedy), cause);
    }

    private static String said(WorkerEndedException ended) {
        String last = ended.detail().strip();
        return last.isEmpty() ? "" : " (it said: " + last.substring(0, Math.min(200, last.length())) + ")";
    }

    /** Exit codes over 128 are signals on all systems but Windows. */
    private static String exit(int code) {
        return switch (code) {
            case -1 -> "stopped answering";
            case 128 + 6, 128 + 4, 128 + 8, 128 + 7, 128 + 11 -> "crashed (signal " + (code - 128) + ")";
            case 128 + 9 -> "was ended from outside, perhaps by the system for want of memory";
            case 128 + 15 -> "was ended from outside";
            default -> "ended with exit code " + code;
        };
    }

    private static String lower(String before, String sentence) {
        return before.isEmpty() ? sentence : sentence.substring(0, 1).toLowerCase(Locale.ROOT) + sentence.substring(1);
    }

    static String words(@Nullable Duration duration) {
        if (duration == null) {
            return "its limit";
        }
        double seconds = duration.toMillis() / 1000.0;
        return seconds == Math.rint(seconds)
                ? String.format(Locale.ROOT, "%,d s", (long) seconds)
                : String.format(Locale.ROOT, "%.1f s", seconds);
    }
}
