package secondlook.desktop.feature.review;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Locale;

/** Says what was stored last and when, also where the computer's clock was set back meanwhile. */
final class LastSaved {

    private final ZoneId zone;
    private Instant last = Instant.MIN;

    LastSaved(ZoneId zone) {
        this.zone = zone;
    }

    String words(ReviewAct act, String what, Instant now) {
        String back = now.isBefore(last)
                ? ". The computer’s clock was set back; the order of the answers is kept"
                : "";
        last = now;
        return (act instanceof ReviewAct.Answered ? "Last answer saved " : "Saved ")
                + String.format(Locale.ROOT, "%tT", LocalTime.ofInstant(now, zone)) + ": " + what + back;
    }
}
