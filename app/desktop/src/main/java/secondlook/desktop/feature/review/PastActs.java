package secondlook.desktop.feature.review;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import secondlook.app.review.Verdict;
import secondlook.app.review.VerdictKind;

/** What was done with one item, in words. */
final class PastActs {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMM HH:mm:ss", Locale.ENGLISH);

    private PastActs() {
    }

    /** One line an act, the oldest first; what was taken back says so. */
    static List<String> of(List<Verdict> history) {
        Set<Long> retracted = new HashSet<>();
        for (Verdict act : history) {
            Long target = act.supersedes();
            if (act.kind() == VerdictKind.RETRACT && target != null) {
                retracted.add(target);
            }
        }
        List<String> lines = new ArrayList<>();
        for (Verdict act : history) {
            if (act.kind() != VerdictKind.RETRACT) {
                lines.add(time(act.at()) + ", " + act.reviewer() + ": " + DeedWords.said(act.kind(), act.label())
                        + (act.blind() ? ", answered blind" : "")
                        + (act.serves() != null ? ", taken over from a near-duplicate" : "")
                        + (retracted.contains(act.id()) ? ", taken back" : ""));
            }
        }
        return List.copyOf(lines);
    }

    private static String time(String instant) {
        try {
            return TIME.format(Instant.parse(instant).atZone(ZoneId.systemDefault()));
        } catch (DateTimeException foreign) {
            // received from elsewhere
            return instant;
        }
    }
}
