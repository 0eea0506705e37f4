package secondlook.runtime.expression;

import org.jspecify.annotations.Nullable;
import secondlook.runtime.data.FeatureBatch;

/** A condition bound to the columns of a batch. Used by one thread at a time. */
public final class BoundCondition {

    /** Gives a part's value for a row; {@code null} where it is missing or unknown. */
    @FunctionalInterface
    interface Part {
        @Nullable
        Object of(FeatureBatch batch, int row);
    }

    private final Part part;

    BoundCondition(Part part) {
        this.part = part;
    }

    /**
     * Whether the condition holds for a row; not where that is unknown.
     *
     * @param batch of the schema that it was bound to
     */
    public boolean test(FeatureBatch batch, int row) {
        return Boolean.TRUE.equals(part.of(batch, row));
    }
}
