package secondlook.runtime.train;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import secondlook.runtime.RefusedException;

/**
 * How classes of different frequency are made alike, among the rows that a model is fitted on and nowhere else. All but
 * {@link #NONE} shift the probabilities towards rare classes.
 */
public enum Balance {
    /** Rows as they occur. */
    NONE("as they occur"),
    /** A row of class k counts round(n_max / n_k) times. */
    WEIGHTS("class weights"),
    /** Rows of rarer classes are drawn again, at random, until every class has n_max rows. */
    OVERSAMPLE("oversampling"),
    /** Every class keeps n_min rows drawn at random. */
    UNDERSAMPLE("undersampling"),
    /**
     * Rarer classes get rows made up between a row and one of its five nearest neighbours of the same class, until every class
     * has n_max rows (Chawla et al. 2002).
     */
    SMOTE("SMOTE");

    private final String title;

    Balance(String title) {
        this.title = title;
    }

    /** As it is written in files and options. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** For a person. */
    public String title() {
        return title;
    }

    /** What a person should know of the probabilities of a model trained so; empty if nothing. */
    public String caution() {
        return this == NONE
                ? ""
                : "It was trained with " + title
                        + ", which shifts its probabilities towards rare classes: calibrate it on"
                        + " rows as they occur before relying on them.";
    }

    /** @throws RefusedException if there is none of that key */
    public static Balance of(String key) {
        return Arrays.stream(values()).filter(b -> b.key().equalsIgnoreCase(key.strip())).findFirst()
                .orElseThrow(() -> new RefusedException("Classes cannot be balanced by " + key, "there is no such way",
                        "Choose one of " + Arrays.stream(values()).map(Balance::key).collect(Collectors.joining(", "))
                                + "."));
    }
}
