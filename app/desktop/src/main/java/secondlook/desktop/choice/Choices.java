package secondlook.desktop.choice;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import secondlook.desktop.theme.Mode;

/**
 * What is remembered.
 *
 * @param mode         light or dark; {@code null} to follow the system
 * @param advancedOpen whether the advanced settings of the form for a new model are shown
 * @param reviewKeys   keys of the review that are not as usual, by command
 * @param tourShown    whether the tour was shown
 */
public record Choices(@Nullable Mode mode, boolean advancedOpen, Map<String, String> reviewKeys,
        boolean tourShown) {

    public static final Choices NONE = new Choices(null, false, Map.of(), false);

    public Choices(@Nullable Mode mode, boolean advancedOpen, @Nullable Map<String, String> reviewKeys,
            boolean tourShown) {
        this.mode = mode;
        this.advancedOpen = advancedOpen;
        // absent in files of older versions
        this.reviewKeys = reviewKeys == null ? Map.of() : Map.copyOf(reviewKeys);
        this.tourShown = tourShown;
    }

    public Choices withMode(@Nullable Mode next) {
        return new Choices(next, advancedOpen, reviewKeys, tourShown);
    }

    public Choices withAdvancedOpen(boolean open) {
        return new Choices(mode, open, reviewKeys, tourShown);
    }

    public Choices withReviewKeys(Map<String, String> keys) {
        return new Choices(mode, advancedOpen, keys, tourShown);
    }

    public Choices withTourShown() {
        return new Choices(mode, advancedOpen, reviewKeys, true);
    }
}
