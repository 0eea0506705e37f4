package secondlook.app.train;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import secondlook.runtime.RefusedException;

/**
 * Variants to compare.
 *
 * @param target   the column to predict
 * @param variants at least one; the others are compared with the first
 * @param folds    from 2 to 20
 * @param seed     of the folds and of each training
 * @param groupBy  a column whose equal values are in one fold; {@code null} for none
 * @param splitBy  a column, usually a time: each fold is learned from all that came before it. {@code null} for random folds, of
 *                 each class alike in a classification
 * @param drop     columns not to learn from
 */
public record VariantsRequest(String target, List<Variant> variants, int folds, long seed, @Nullable String groupBy,
        @Nullable String splitBy, List<String> drop) {

    public static final int DEFAULT_FOLDS = 5;

    private static final int MOST_FOLDS = 20;

    private static final int MOST_VARIANTS = 50;

    /** @throws RefusedException if there is nothing to compare or the names are not different */
    public VariantsRequest {
        variants = List.copyOf(variants);
        drop = List.copyOf(drop);
        if (variants.isEmpty() || variants.size() > MOST_VARIANTS) {
            throw refused("there are " + variants.size() + " variants", "Give 1 to " + MOST_VARIANTS + ".");
        }
        if (folds < 2 || folds > MOST_FOLDS) {
            throw refused("there are " + folds + " folds", "Give 2 to " + MOST_FOLDS + ".");
        }
        if (groupBy != null && splitBy != null) {
            throw refused("folds are either by group or by time", "Give one of the two columns.");
        }
        Set<String> names = new HashSet<>();
        for (Variant variant : variants) {
            if (variant.name().isBlank() || !names.add(variant.name())) {
                throw refused("the name \"" + variant.name() + "\" is not one of its own", "Give each another name.");
            }
        }
    }

    private static RefusedException refused(String why, String remedy) {
        return new RefusedException("The variants cannot be compared", why, remedy);
    }

    /** How one variant is trained; it is split by us. */
    TrainRequest training(Variant variant) {
        return new TrainRequest(target, variant.algorithm(), variant.parameters(), seed, 0, null, null, drop, null,
                variant.name(), null, true, variant.balance());
    }

    /** How folds are made, in words. */
    String foldsInWords(boolean stratified) {
        String how = splitBy != null
                ? "in the order of " + splitBy + ", each learned from those before it"
                : groupBy != null ? "by group of " + groupBy : stratified ? "random within each class" : "random";
        return folds + " folds, " + how + ", seed " + seed;
    }
}
