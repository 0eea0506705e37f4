package secondlook.runtime.model;

import java.util.Locale;

/** What a model's raw scores are, found out by type first and by probe second (formats, recognition order). */
public enum ScoreKind {
    /** In [0,1], summing to 1. Used as they are. */
    PROBABILITY,
    /** Unbounded; softmax gives the distribution. */
    LOGIT,
    /** Decision scores of unknown scale: softmax is applied and the result is said to be of assumed scale. */
    MARGIN,
    /** Logarithms of probabilities: exponentiated. */
    LOG_PROBABILITY,
    /** Exactly 0 or 1: confidence means nothing, and that is said. */
    HARD,
    /** Not a classifier, or not known. */
    UNKNOWN;

    /** The word used in JSON. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
