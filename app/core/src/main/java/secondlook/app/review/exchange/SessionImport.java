package secondlook.app.review.exchange;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import secondlook.app.review.NewSession;
import secondlook.app.review.ReviewItem;
import secondlook.app.review.ReviewSession;
import secondlook.app.review.ReviewStore;
import secondlook.app.review.SessionContent;
import secondlook.app.review.SessionEntry;
import secondlook.app.review.SessionRole;
import secondlook.app.review.VerdictKind;
import secondlook.runtime.RefusedException;

/** Brings answers from a file into a session's family: one received session for each person who gave some. */
final class SessionImport {

    private final ReviewStore store;
    private final ReviewSession session;
    private final Instant now;

    /** @param now for answers whose file does not say when they were given */
    SessionImport(ReviewStore store, ReviewSession session, Instant now) {
        this.store = store;
        this.session = session;
        this.now = now;
    }

    /**
     * Checks every answer before anything is stored.
     *
     * @param unnamed who gave the answers of which the file does not say
     * @return the sessions made, in the order in which people first appear
     */
    List<SessionEntry> store(List<ImportedAnswer> answers, String unnamed) {
        Map<String, List<SessionContent.Act>> acts = new LinkedHashMap<>();
        Map<String, List<SessionContent.Remark>> remarks = new HashMap<>();
        Map<String, Map<Integer, Integer>> newest = new HashMap<>();
        for (ImportedAnswer answer : answers) {
            String who = answer.reviewer() == null || answer.reviewer().isBlank() ? unnamed : answer.reviewer();
            int position = position(answer);
            String at = instant(answer.at());
            List<SessionContent.Act> own = acts.computeIfAbsent(who, unused -> new ArrayList<>());
            VerdictKind kind = answer.kind();
            if (kind != null) {
                Integer before = newest.computeIfAbsent(who, unused -> new HashMap<>()).put(position, own.size());
                own.add(new SessionContent.Act(position, kind, label(answer, kind, session.item(position)),
                        answer.note(), answer.seconds(), at, answer.blind(), before, null, null));
            }
            List<SessionContent.Remark> said = remarks.computeIfAbsent(who, unused -> new ArrayList<>());
            if (answer.note() != null) {
                said.add(new SessionContent.Remark(position, null, answer.note(), at));
            }
            answer.proposals().forEach(
                    (field, text) -> said.add(new SessionContent.Remark(position, field, text, at)));
        }
        if (acts.isEmpty()) {
            throw new RefusedException("The file was not read", "it holds no answer", "Answer some items first.");
        }
        SessionEntry entry = session.entry();
        List<ReviewItem> items = IntStream.range(0, session.size()).mapToObj(session::item).toList();
        List<SessionEntry> made = new ArrayList<>();
        acts.forEach((who, own) -> made.add(store.receive(
                new NewSession(entry.name() + " – " + who, entry.runId(), entry.policy(), entry.classes(), who, items,
                        SessionRole.RECEIVED, null, entry.family(), entry.queue()),
                new SessionContent(own, Objects.requireNonNull(remarks.get(who))))));
        return made;
    }

    private int position(ImportedAnswer answer) {
        boolean ours = session.entry().uid().equals(answer.session());
        if (ours && answer.position() >= 0 && answer.position() < session.size()
                && (answer.rowId() < 0 || session.item((int) answer.position()).rowId() == answer.rowId())) {
            return (int) answer.position();
        }
        if (answer.rowId() < 0) {
            throw refused(answer, "does not say which row it is of", "Keep row_id, or position and session.");
        }
        return session.positionOf(answer.rowId()).orElseThrow(() -> refused(answer,
                "is of row " + answer.rowId() + ", which is not in the session",
                "Import it into the session that it was exported from."));
    }

    private @Nullable String label(ImportedAnswer answer, VerdictKind kind, ReviewItem item) {
        String beside = answer.label();
        boolean sure = kind == VerdictKind.ACCEPT || kind == VerdictKind.CANNOT_TELL;
        if (sure && beside != null && !beside.isBlank() && !beside.equals(item.predicted())) {
            throw refused(answer, "says " + kind.key() + " and gives the label “" + beside + "”, while the model's is “"
                    + item.predicted() + "”", "Take one of the two out.");
        }
        if (kind == VerdictKind.ACCEPT) {
            if (item.predicted().equals("none")) {
                throw refused(answer, "accepts the model's label where it gave none", "Give the label itself.");
            }
            return item.predicted();
        }
        if (kind != VerdictKind.LABEL) {
            return null;
        }
        List<String> classes = session.entry().classes();
        String label = Objects.requireNonNull(answer.label());
        if (classes.isEmpty() ? label.isBlank() : !classes.contains(label)) {
            throw refused(answer, "has the label “" + label + "”, which is not one of the session's",
                    classes.isEmpty() ? "Give a value." : "They are " + String.join(", ", classes) + ".");
        }
        return label;
    }

    private static RefusedException refused(ImportedAnswer answer, String why, String remedy) {
        return new RefusedException("The file was not read", "record " + answer.record() + " " + why,
                remedy + " Nothing was changed.");
    }

    private String instant(@Nullable String at) {
        try {
            return at == null ? now.toString() : OffsetDateTime.parse(at).toInstant().toString();
        } catch (DateTimeException notATime) {
            return now.toString();
        }
    }
}
