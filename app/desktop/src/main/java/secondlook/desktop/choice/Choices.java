package secondlook.desktop.choice;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import secondlook.app.engine.EngineChoices;
import secondlook.desktop.theme.Mode;

/**
 * What is remembered.
 *
 * @param mode         light or dark; {@code null} to follow the system
 * @param advancedOpen whether the advanced settings of the form for a new model are shown
 * @param reviewKeys   keys of the review that are not as usual, by command
 * @param tourShown    whether the tour was shown
 * @param engines      how models run
 */
public record Choices(@Nullable Mode mode, boolean advancedOpen, Map<String, String> reviewKeys,
        boolean tourShown, EngineChoices engines) {

    public static final Choices NONE = new Choices(null, false, Map.of(), false, EngineChoices.NONE);

    public Choices(@Nullable Mode mode, boolean advancedOpen, @Nullable Map<String, String> reviewKeys,
            boolean tourShown, @Nullable EngineChoices engines) {
        this.mode = mode;
        this.advancedOpen = advancedOpen;
        // absent in files of older versions
        this.reviewKeys = reviewKeys == null ? Map.of() : Map.copyOf(reviewKeys);
        this.tourShown = tourShown;
        this.engines = engines == null ? EngineChoices.NONE : engines;
    }

    public Choices withMode(@Nullable Mode next) {
        return new Choices(next, advancedOpen, reviewKeys, tourShown, engines);
    }

    public Choices withAdvancedOpen(boolean open) {
        return new Choices(mode, open, reviewKeys, tourShown, engines);
    }

    public Choices withReviewKeys(Map<String, String> keys) {
        return new Choices(mode, advancedOpen, keys, tourShown, engines);
    }

    public Choices withTourShown() {
        return new Choices(mode, advancedOpen, reviewKeys, true, engines);
    }

    public Choices withEngines(EngineChoices next) {
        return new Choices(mode, advancedOpen, reviewKeys, tourShown, next);
    }
}
