package secondlook.app.review;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that was done in a session, free of the workspace it was done in: acts name each other by their place in the list.
 *
 * @param acts    in order
 * @param remarks notes and proposals, in order
 */
public record SessionContent(List<Act> acts, List<Remark> remarks) {

    /**
     * @param position   of the item
     * @param kind       RETRACT among them
     * @param label      for LABEL and ACCEPT
     * @param at         ISO-8601 instant
     * @param supersedes place of the act that counted before; for RETRACT of the one that is taken back
     * @param redoes     place of the act that is done again
     * @param serves     place of the act on a near-duplicate that was taken over
     */
    public record Act(int position, VerdictKind kind, @Nullable String label, @Nullable String note, double seconds,
            String at, boolean blind, @Nullable Integer supersedes, @Nullable Integer redoes,
            @Nullable Integer serves) {}

    /**
     * @param field {@code null} for a note
     * @param text  empty if it was removed
     * @param at    ISO-8601 instant
     */
    public record Remark(int position, @Nullable String field, String text, String at) {}

    public SessionContent {
        acts = List.copyOf(acts);
        remarks = List.copyOf(remarks);
    }

    /** Items of which something counts; deferred ones are not among them. Of acts that follow from each other only. */
    public int done() {
        Map<Integer, Act> effective = new HashMap<>();
        for (Act act : acts) {
            boolean back = act.kind() == VerdictKind.RETRACT;
            Integer before = back && act.supersedes() != null ? acts.get(act.supersedes()).supersedes() : null;
            if (back && before == null) {
                effective.remove(act.position());
            } else {
                effective.put(act.position(), before == null ? act : acts.get(before));
            }
        }
        return (int) effective.values().stream().filter(act -> act.kind().isDone()).count();
    }

    /** What is beyond the beginning that another one has. */
    public SessionContent after(SessionContent known) {
        return new SessionContent(acts.subList(known.acts.size(), acts.size()),
                remarks.subList(known.remarks.size(), remarks.size()));
    }

    /** Whether this goes on from where another one ends. */
    public boolean continues(SessionContent known) {
        return acts.size() >= known.acts.size() && remarks.size() >= known.remarks.size()
                && acts.subList(0, known.acts.size()).equals(known.acts)
                && remarks.subList(0, known.remarks.size()).equals(known.remarks);
    }
}
