package secondlook.app.report;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Numbers as a reader wants them; "–" where one is not available. */
final class Figures {

    private Figures() {
    }

    static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value).replace(',', '\u202f');
    }

    static String percent(@Nullable Double share) {
        return share == null || share.isNaN() ? "–" : String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    static String probability(@Nullable Double value) {
        return value == null || value.isNaN() ? "–" : String.format(Locale.ROOT, "%.2f", value);
    }
}
