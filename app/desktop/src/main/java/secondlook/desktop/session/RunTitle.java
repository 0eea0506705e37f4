package secondlook.desktop.session;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import secondlook.app.run.RunManifest;

/** A run as people tell it from others: by its time. */
public final class RunTitle {

    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH);

    private RunTitle() {
    }

    /** "Run 14 Mar 10:22" in the local time zone. */
    public static String of(RunManifest run) {
        try {
            return "Run " + SHORT.format(Instant.parse(run.created()).atZone(ZoneId.systemDefault()));
        } catch (DateTimeParseException foreign) {
            return "Run " + run.created();
        }
    }
}
