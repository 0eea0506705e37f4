package secondlook.app.review;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The notes and proposals of a session that count now: the newest of each. */
final class Remarks {

    private final RemarkTable table;
    private final Map<Integer, String> notes = new HashMap<>();
    private final Map<Integer, Map<String, String>> proposals = new HashMap<>();
    private long lastNote;
    private long lastProposal;

    Remarks(RemarkTable table) {
        this.table = table;
    }

    void catchUp() {
        for (RemarkTable.Remark note : table.notesAfter(lastNote)) {
            notes.put(note.position(), note.text());
            lastNote = note.id();
        }
        for (RemarkTable.Remark proposal : table.proposalsAfter(lastProposal)) {
            Map<String, String> fields = proposals.computeIfAbsent(proposal.position(), unused -> new TreeMap<>());
            String field = String.valueOf(proposal.field());
            if (proposal.text().isBlank()) {
                fields.remove(field);
            } else {
                fields.put(field, proposal.text());
            }
            lastProposal = proposal.id();
        }
    }

    @Nullable
    String note(int position) {
        String text = notes.get(position);
        return text == null || text.isBlank() ? null : text;
    }

    /**
     * The note or a proposal; empty if there is none.
     *
     * @param field {@code null} for the note
     */
    String text(int position, @Nullable String field) {
        return field == null
                ? notes.getOrDefault(position, "")
                : proposals.getOrDefault(position, Map.of()).getOrDefault(field, "");
    }

    Map<String, String> proposals(int position) {
        return Map.copyOf(proposals.getOrDefault(position, Map.of()));
    }
}
