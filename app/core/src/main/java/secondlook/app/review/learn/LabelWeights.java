package secondlook.app.review.learn;

import java.util.Locale;
import secondlook.app.review.family.LabelSet.RowLabel;

/**
 * How much a reviewed row counts beside one that was known before. No learner takes a weight as such, so a weight is a
 * whole number of copies of the row.
 *
 * @param kind  what it goes by
 * @param times at least 1: a reviewed row on which all agree counts so often
 * @param most  no row counts more often than this
 */
public record LabelWeights(Kind kind, int times, int most) {

    /** What the weight goes by. */
    public enum Kind {
        /** All alike. */
        EQUAL,
        /** By the share of reviewers who gave the label. */
        AGREEMENT,
        /** By the inverse of the inclusion probability, so that the reviewed rows stand for those they were drawn from. */
        INCLUSION;

        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public LabelWeights {
        if (times < 1 || most < 1) {
            throw new IllegalArgumentException(times + " times, " + most + " at most");
        }
    }

    /** Every reviewed row once. */
    public static LabelWeights once() {
        return new LabelWeights(Kind.EQUAL, 1, Integer.MAX_VALUE);
    }

    /** At least 1. */
    int copies(RowLabel label) {
        double weight = switch (kind) {
            case EQUAL -> times;
            case AGREEMENT -> times * label.agreement();
            case INCLUSION -> times / label.chance();
        };
        return (int) Math.clamp(Math.round(weight), 1, most);
    }
}
