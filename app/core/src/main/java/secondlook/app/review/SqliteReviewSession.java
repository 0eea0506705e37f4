package secondlook.app.review;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import secondlook.runtime.RefusedException;

/**
 * A session whose acts lie in {@link VerdictTable}. It reads what was added since it last looked before it says or does
 * anything, so that the same session may be open twice, and so that it never believes an act that did not reach the disk.
 */
final class SqliteReviewSession implements ReviewSession {

    /** More than anybody types; keeps something pasted by mistake out of the database. */
    private static final int LONGEST_NOTE = 100_000;

    private final SessionEntry entry;
    private final List<ReviewItem> items;
    private final VerdictTable table;
    private final ReviewLedger ledger;
    private final Map<Integer, String> notes = new HashMap<>();
    private final Map<Long, Integer> positions = new HashMap<>();
    private long lastNote;
    private long seen = -1;
    private boolean closed;

    SqliteReviewSession(SessionEntry entry, List<ReviewItem> items, VerdictTable table) {
        this.entry = entry;
        this.items = items;
        this.table = table;
        this.ledger = new ReviewLedger(items.size());
        for (ReviewItem item : items) {
            positions.putIfAbsent(item.rowId(), item.position());
        }
        catchUp();
    }

    private void catchUp() {
        if (closed) {
            throw new IllegalStateException("session " + entry.id() + " is closed");
        }
        long version = table.version();
        if (version == seen) {
            return;
        }
        for (VerdictTable.Stored act : table.after(ledger.lastId(), items)) {
            ledger.add(act.verdict(), act.redoes());
        }
        for (VerdictTable.StoredNote note : table.notesAfter(lastNote)) {
            notes.put(note.position(), note.text());
            lastNote = note.id();
        }
        seen = version;
    }

    @Override
    public SessionEntry entry() {
        Progress progress = progress();
        return new SessionEntry(entry.id(), entry.name(), entry.runId(), entry.policy(), entry.classes(),
                entry.reviewer(), entry.created(), entry.items(), progress.done());
    }

    @Override
    public int size() {
        return items.size();
    }

    @Override
    public ReviewItem item(int position) {
        return items.get(position);
    }

    @Override
    public Optional<Integer> positionOf(long rowId) {
        return Optional.ofNullable(positions.get(rowId));
    }

    @Override
    public Optional<Verdict> effective(int position) {
        catchUp();
        return Optional.ofNullable(ledger.effective(position));
    }

    @Override
    public Verdict answer(int position, VerdictKind kind, @Nullable String label, @Nullable String note,
            double seconds) {
        ReviewItem item = items.get(position);
        String given = switch (kind) {
            case LABEL -> checked(label);
            case ACCEPT -> accepted(item);
            case SKIP, DEFER -> null;
            case RETRACT -> throw new IllegalArgumentException("use undo");
        };
        checkLength(note);
        catchUp();
        String known = notes.get(position);
        String newNote = note == null || note.strip().equals(known == null ? "" : known) ? null : note.strip();
        Verdict before = ledger.effective(position);
        return store(new VerdictTable.Draft(item, kind, given, blankToNull(newNote == null ? known : newNote),
                seconds > 0 ? seconds : 0,
                before == null ? null : (Long) before.id(), null), newNote);
    }

    private Verdict store(VerdictTable.Draft draft, @Nullable String newNote) {
        long id = table.append(draft, newNote).verdict().id();
        // what is on disk is what counts: the act comes back the same way as after a restart
        catchUp();
        if (ledger.lastId() != id) {
            throw new IllegalStateException("act " + id + " was stored but not read back");
        }
        return ledger.last();
    }

    private String checked(@Nullable String label) {
        if (label == null) {
            throw new IllegalArgumentException("a label is needed");
        }
        boolean fits = entry.classes().isEmpty() ? !label.isBlank() : entry.classes().contains(label);
        if (!fits) {
            throw new RefusedException("Your answer was not saved", "“" + label + "” is not one of the labels",
                    entry.classes().isEmpty() ? "Give a value." : "Give one of " + String.join(", ", entry.classes()));
        }
        return label;
    }

    private static String accepted(ReviewItem item) {
        if (item.predicted().equals("none")) {
            throw new RefusedException("There is nothing to accept", "the model gave no usable answer for this row",
                    "Give a label, skip it or defer it.");
        }
        return item.predicted();
    }

    @Override
    public void note(int position, String text) {
        ReviewItem item = items.get(position);
        checkLength(text);
        catchUp();
        if (!text.strip().equals(notes.getOrDefault(position, ""))) {
            table.appendNote(item.position(), text.strip());
            catchUp();
        }
    }

    private static void checkLength(@Nullable String note) {
        if (note != null && note.length() > LONGEST_NOTE) {
            throw new RefusedException("Your note was not saved", "it has " + note.length() + " characters",
                    "Shorten it to " + LONGEST_NOTE + " at most.");
        }
    }

    @Override
    public @Nullable String noteOf(int position) {
        catchUp();
        return blankToNull(notes.get(position));
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    @Override
    public Optional<Integer> undo() {
        catchUp();
        Verdict act = ledger.undoable();
        if (act == null) {
            return Optional.empty();
        }
        store(new VerdictTable.Draft(items.get(act.position()), VerdictKind.RETRACT, null, null, 0, act.id(), null),
                null);
        return Optional.of(act.position());
    }

    @Override
    public Optional<Integer> redo() {
        catchUp();
        Verdict act = ledger.redoable();
        if (act == null) {
            return Optional.empty();
        }
        Verdict before = ledger.effective(act.position());
        store(new VerdictTable.Draft(items.get(act.position()), act.kind(), act.label(), act.note(), act.seconds(),
                before == null ? null : (Long) before.id(), act.id()), null);
        return Optional.of(act.position());
    }

    @Override
    public Optional<Integer> nextOpen(int position) {
        catchUp();
        return ledger.nextOpen(position);
    }

    @Override
    public Optional<Integer> resumeAt() {
        catchUp();
        return ledger.resumeAt();
    }

    @Override
    public List<Verdict> history() {
        catchUp();
        return table.after(0, items).stream().map(VerdictTable.Stored::verdict).toList();
    }

    @Override
    public Progress progress() {
        catchUp();
        return ledger.progress();
    }

    @Override
    public void close() {
        closed = true;
    }
}
