package secondlook.app.review;

import java.util.Locale;

/** What a person did with an item. */
public enum VerdictKind {
    /** Gave a label. */
    LABEL,
    /** Took the model's label. */
    ACCEPT,
    /** Said that the model is wrong, but not what is right. */
    REJECT,
    /** Looked and cannot tell: the row does not say enough. */
    CANNOT_TELL,
    /** Passed over it; it is done. */
    SKIP,
    /** Put it at the end of the queue. */
    DEFER,
    /** Left it to a second reviewer; done for this one. */
    REFER,
    /** Took the last effective act on this item back. */
    RETRACT;

    /** Whether an item with this as what counts needs no further look in its session. */
    public boolean isDone() {
        return this != DEFER && this != RETRACT;
    }

    /** Whether it says of the model's label that it is right or wrong. */
    public boolean judges() {
        return this == LABEL || this == ACCEPT || this == REJECT;
    }

    /** {@code cannot_tell}: as files and commands write it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
