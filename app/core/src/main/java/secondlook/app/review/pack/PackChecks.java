package secondlook.app.review.pack;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import secondlook.app.review.ReviewItem;
import secondlook.app.review.SessionContent;
import secondlook.app.review.VerdictKind;
import secondlook.runtime.RefusedException;

/** Whether what a packed session says hangs together. Whoever made it may have meant harm. */
final class PackChecks {

    private PackChecks() {
    }

    static RefusedException refused(Path file, String why) {
        return new RefusedException(file + " was not read", why, "Give a file that review pack made.");
    }

    static void check(Path file, PackedSession session) {
        PackManifest m = session.manifest();
        // Jackson leaves null where a key is absent
        boolean complete = Stream.of(m.uid(), m.family(), m.name(), m.model(), m.classes(), m.policy(), m.queue(),
                m.reviewer(), m.created(), m.sha256()).allMatch(Objects::nonNull)
                && m.uid().matches("[0-9a-f]{8,64}") && m.family().matches("[0-9a-f]{8,64}");
        if (!complete) {
            throw refused(file, "its manifest is not complete");
        }
        if (session.items().isEmpty() || session.items().size() != m.items()) {
            throw refused(file, "it does not have the items that its manifest says");
        }
        for (int i = 0; i < session.items().size(); i++) {
            ReviewItem item = session.items().get(i);
            boolean fits = item.position() == i && item.predicted() != null && item.reason() != null
                    && item.stratum() != null && item.inclusionProbability() > 0 && item.inclusionProbability() <= 1;
            if (!fits) {
                throw refused(file, "its item " + i + " cannot be");
            }
        }
        for (int i = 0; i < session.content().acts().size(); i++) {
            if (!isPossible(session.content().acts().get(i), i, session)) {
                throw refused(file, "its act " + (i + 1) + " cannot be");
            }
        }
        if (!ActOrder.isKept(session.content().acts())) {
            throw refused(file, "its acts do not follow from each other");
        }
        for (SessionContent.Remark remark : session.content().remarks()) {
            if (remark.position() < 0 || remark.position() >= session.items().size() || remark.text() == null
                    || remark.at() == null) {
                throw refused(file, "a note is of no item");
            }
        }
    }

    private static boolean isPossible(SessionContent.Act act, int place, PackedSession session) {
        boolean labelled = act.kind() == VerdictKind.LABEL || act.kind() == VerdictKind.ACCEPT;
        List<String> classes = session.manifest().classes();
        String label = act.label();
        return act.kind() != null && act.at() != null && act.position() >= 0
                && act.position() < session.items().size() && labelled == (label != null)
                && (label == null || classes.isEmpty() || classes.contains(label))
                && act.seconds() >= 0 && !Double.isInfinite(act.seconds())
                && (act.serves() == null || act.serves() >= 0 && act.serves() < place);
    }
}
