package secondlook.desktop.session;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

    /** A text with the run's title wherever it has its id: "run 20260314T102200Z-1" and the id alone. */
    public static String named(String text, RunManifest run) {
        String id = Pattern.quote(run.id());
        return text.replaceAll("([Rr]un )?" + id + "(?![\\w-])", Matcher.quoteReplacement(of(run)));
    }
}
