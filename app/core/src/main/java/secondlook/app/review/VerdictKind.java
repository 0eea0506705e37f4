package secondlook.app.review;

/** What a person did with an item. */
public enum VerdictKind {
    /** Gave a label. */
    LABEL,
    /** Took the model's label. */
    ACCEPT,
    /** Passed over it; it is done. */
    SKIP,
    /** Put it at the end of the queue. */
    DEFER,
    /** Took the last effective act on this item back. */
    RETRACT
}
