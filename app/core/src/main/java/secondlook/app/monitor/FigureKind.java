package secondlook.app.monitor;

import java.util.Locale;

/** Something that is watched over time beside the columns; each is a share or a mean of rows, in [0,1]. */
public enum FigureKind {
    /** Mean confidence of the usable rows. */
    CONFIDENCE("mean confidence"),
    /**
     * Accuracy estimated without labels: the mean calibrated probability of what was answered (CBPE), which is the mean
     * confidence under another name. It holds only if the probabilities are calibrated and still mean the same.
     */
    ESTIMATED("estimated accuracy"),
    /** Share right of the rows whose answer is known. */
    ACCURACY("realised accuracy"),
    /** Share of the rows that the run's policy sends to review. */
    FLAGGED("share to review"),
    /** Share of the rows for which the run's policy gives no answer at all. */
    REFUSED("share refused"),
    /** Share of the rows without usable scores. */
    INVALID("share without usable scores"),
    /** Share of the usable rows for which one class is answered. */
    SHARE("share answered");

    private final String words;

    FigureKind(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }

    /** As it is typed. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it counts rows, instead of averaging what they hold. */
    boolean isShare() {
        return this != CONFIDENCE && this != ESTIMATED;
    }
}
