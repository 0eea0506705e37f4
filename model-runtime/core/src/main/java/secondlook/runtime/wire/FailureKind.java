package secondlook.runtime.wire;

/** How a request failed. The order is part of the protocol. */
public enum FailureKind {
    /** {@link secondlook.runtime.RefusedException}. */
    REFUSED,
    /** {@link secondlook.runtime.ModelFailedException}. */
    MODEL_FAILED,
    /** {@link secondlook.runtime.job.JobCancelledException}. */
    CANCELLED,
    /** The worker's Java heap ran out; it is of no use any more. */
    OUT_OF_MEMORY,
    /** A fault of ours; its stack trace is in the worker's log. */
    FAULT
}
