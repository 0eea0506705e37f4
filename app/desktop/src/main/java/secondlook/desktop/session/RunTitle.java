package secondlook.desktop.session;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import secondlook.app.run.RunManifest;

/** A run as people tell it from others: by its time. */
public final class RunTitle {

    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH);

    private static final DateTimeFormatter LONG = DateTimeFormatter.ofPattern("d MMM HH:mm:ss", Locale.ENGLISH);

    /** "2026-03-14T10:22" of an instant. */
    private static final int MINUTE = 16;

    private static final int SECOND = 19;

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

    /** As {@link #of(RunManifest)}, to the second where others of these are of the same minute, and with its number where even that is the same. */
    public static String among(RunManifest run, List<RunManifest> others) {
        if (others.stream().noneMatch(other -> isAlike(run, other, MINUTE))) {
            return of(run);
        }
        try {
            String second = "Run " + LONG.format(Instant.parse(run.created()).atZone(ZoneId.systemDefault()));
            return others.stream().noneMatch(other -> isAlike(run, other, SECOND))
                    ? second
                    : second + " (" + run.id().substring(run.id().lastIndexOf('-') + 1) + ")";
        } catch (DateTimeParseException foreign) {
            return of(run);
        }
    }

    private static boolean isAlike(RunManifest run, RunManifest other, int length) {
        return !other.id().equals(run.id()) && other.created().regionMatches(0, run.created(), 0, length);
    }

    /** A text with the run's title wherever it has its id: "run 20260314T102200Z-1" and the id alone. */
    public static String named(String text, RunManifest run, List<RunManifest> others) {
        if (!text.contains(run.id())) {
            return text;
        }
        String id = Pattern.quote(run.id());
        return text.replaceAll("([Rr]un )?" + id + "(?![\\w-])", Matcher.quoteReplacement(among(run, others)));
    }
}
