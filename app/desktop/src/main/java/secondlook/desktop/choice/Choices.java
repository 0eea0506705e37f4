package secondlook.desktop.choice;

import org.jspecify.annotations.Nullable;
import secondlook.desktop.theme.Mode;

/**
 * What is remembered.
 *
 * @param mode         light or dark; {@code null} to follow the system
 * @param advancedOpen whether the advanced settings of the form for a new model are shown
 */
public record Choices(@Nullable Mode mode, boolean advancedOpen) {

    public static final Choices NONE = new Choices(null, false);

    public Choices withMode(@Nullable Mode next) {
        return new Choices(next, advancedOpen);
    }

    public Choices withAdvancedOpen(boolean open) {
        return new Choices(mode, open);
    }
}
