package secondlook.runtime.wire;

import secondlook.runtime.ModelFailedException;
import secondlook.runtime.Problem;
import secondlook.runtime.RefusedException;
import secondlook.runtime.job.JobCancelledException;

/** Failures of a request, on their way to whoever asked. */
public final class Failures {

    private static final FailureKind[] KINDS = FailureKind.values();

    /**
     * A failure that came over the line.
     *
     * @param problem for a {@link FailureKind#FAULT} its {@code why} names the exception
     */
    public record Failure(FailureKind kind, Problem problem) {

        /** The exception that a caller in the same process would have seen. */
        public RuntimeException thrown() {
            return switch (kind) {
                case REFUSED -> new RefusedException(problem);
                case MODEL_FAILED, OUT_OF_MEMORY -> new ModelFailedException(problem, null);
                case CANCELLED -> new JobCancelledException();
                case FAULT -> new IllegalStateException(problem.oneLine());
            };
        }
    }

    private Failures() {
    }

    public static void put(WireWriter out, Throwable failure) {
        switch (failure) {
            case RefusedException refused -> put(out, FailureKind.REFUSED, refused.problem());
            case ModelFailedException failed -> put(out, FailureKind.MODEL_FAILED, failed.problem());
            case JobCancelledException cancelled ->
                put(out, FailureKind.CANCELLED, new Problem("cancelled", String.valueOf(cancelled.getMessage()), null));
            case OutOfMemoryError full ->
                put(out, FailureKind.OUT_OF_MEMORY,
                        new Problem("out of memory", String.valueOf(full.getMessage()), null));
            default -> put(out, FailureKind.FAULT, new Problem("unexpected error", String.valueOf(failure), null));
        }
    }

    private static void put(WireWriter out, FailureKind kind, Problem problem) {
        out.putByte(kind.ordinal()).putText(problem.what()).putText(problem.where()).putText(problem.why())
                .putText(problem.remedy());
    }

    public static Failure get(WireReader in) {
        Failure failure = new Failure(in.getOne(KINDS),
                new Problem(in.getText(), in.getTextOrNull(), in.getText(), in.getTextOrNull()));
        in.end();
        return failure;
    }
}
