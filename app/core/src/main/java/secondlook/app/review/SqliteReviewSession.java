package secondlook.app.review;

import java.util.ArrayList;
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

    private final SessionEntry entry;
    private final List<ReviewItem> items;
    private final VerdictTable table;
    private final ReviewLedger ledger;
    private final Remarks remarks;
    private final Trail trail = new Trail();
    private final Map<Long, Integer> positions;
    private final Map<Integer, List<Integer>> groups = new HashMap<>();
    private final boolean mixed;
    private long seen = -1;
    private boolean closed;

    SqliteReviewSession(SessionEntry entry, List<ReviewItem> items, VerdictTable table) {
        this.entry = entry;
        this.items = items;
        this.table = table;
        this.ledger = new ReviewLedger(items.size());
        this.remarks = new Remarks(table.remarks());
        this.positions = HashMap.newHashMap(items.size());
        for (ReviewItem item : items) {
            positions.putIfAbsent(item.rowId(), item.position());
            if (item.alike() != null) {
                groups.computeIfAbsent(item.alike(), unused -> new ArrayList<>()).add(item.position());
            }
        }
        // who adjudicates is to know what the others said; nothing is drawn at random there
        this.mixed = entry.role() != SessionRole.ADJUDICATION && items.stream()
                .anyMatch(item -> ReviewQueue.isAudit(item, entry.policy(), entry.queue().strata()));
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
        remarks.catchUp();
        seen = version;
    }

    @Override
    public SessionEntry entry() {
        return entry.withDone(progress().done());
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
    public String reasonShown(int position) {
        ReviewItem item = items.get(position);
        return isTold(position) ? item.reason() : ToldReason.before(entry, item, mixed);
    }

    @Override
    public boolean isTold(int position) {
        return ToldReason.isOver(effective(position).orElse(null));
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
    public Optional<Verdict> first(int position) {
        catchUp();
        return Optional.ofNullable(ledger.first(position));
    }

    @Override
    public Verdict answer(Answer answer) {
        ReviewItem item = items.get(answer.position());
        String given = ActChecks.label(entry, item, answer);
        String note = answer.note();
        ActChecks.length(note, "Your note");
        catchUp();
        String known = remarks.note(item.position());
        String newNote = note == null || note.strip().equals(known == null ? "" : known) ? null : note.strip();
        Verdict stored = store(new VerdictTable.Draft(item.position(), answer.kind(), given,
                blankToNull(newNote == null ? known : newNote), answer.seconds() > 0 ? answer.seconds() : 0,
                before(item.position()), null, answer.blind(), null, null), newNote);
        trail.answered();
        return stored;
    }

    private @Nullable Long before(int position) {
        Verdict before = ledger.effective(position);
        return before == null ? null : (Long) before.id();
    }

    private Verdict store(VerdictTable.Draft draft, @Nullable String newNote) {
        long id = table.append(List.of(draft), newNote);
        return readBack(id);
    }

    /** What is on disk is what counts: the acts come back the same way as after a restart. */
    private Verdict readBack(long id) {
        catchUp();
        if (ledger.lastId() != id) {
            throw new IllegalStateException("act " + id + " was stored but not read back");
        }
        return ledger.last();
    }

    @Override
    public List<Integer> alike(int position) {
        Integer group = items.get(position).alike();
        return group == null
                ? List.of()
                : groups.getOrDefault(group, List.of()).stream().filter(p -> p != position).toList();
    }

    @Override
    public List<Verdict> serve(int position, List<Integer> others) {
        catchUp();
        Verdict given = ledger.effective(position);
        List<Integer> alike = alike(position);
        if (given == null || !given.kind().judges() && given.kind() != VerdictKind.CANNOT_TELL) {
            throw new RefusedException("The other items were not answered", "nothing was said of this one yet",
                    "Answer it first.");
        }
        if (others.isEmpty()) {
            return List.of();
        }
        List<VerdictTable.Draft> drafts = new ArrayList<>();
        for (int other : others) {
            if (!alike.contains(other)) {
                throw new RefusedException("The other items were not answered",
                        "item " + other + " is not a near-duplicate of item " + position, "Answer it by itself.");
            }
            // the same words of the model may differ between the two: what was said is a label, however it was given
            boolean accepts = given.kind() == VerdictKind.ACCEPT && items.get(other).predicted().equals(given.label());
            VerdictKind kind = given.kind() == VerdictKind.ACCEPT && !accepts ? VerdictKind.LABEL : given.kind();
            if (kind == VerdictKind.REJECT
                    && !items.get(other).predicted().equals(items.get(position).predicted())) {
                throw new RefusedException("The other items were not answered",
                        "the model says something else of item " + other, "Answer it by itself.");
            }
            drafts.add(new VerdictTable.Draft(other, kind, given.label(), remarks.note(other), 0, before(other), null,
                    given.blind(), given.id(), null));
        }
        readBack(table.append(drafts, null));
        trail.answered();
        return others.stream().map(other -> effective(other).orElseThrow()).toList();
    }

    @Override
    public void note(int position, String text) {
        ActChecks.length(text, "Your note");
        remark(position, null, text.strip());
    }

    private void remark(int position, @Nullable String field, String text) {
        catchUp();
        String before = remarks.text(items.get(position).position(), field);
        if (!text.equals(before)) {
            write(position, field, text);
            trail.remarked(new Deed.Remarked(position, field, before, text), ledger);
        }
    }

    private void write(int position, @Nullable String field, String text) {
        if (field == null) {
            table.appendNote(position, text);
        } else {
            table.appendProposal(position, field, text);
        }
        catchUp();
    }

    @Override
    public @Nullable String noteOf(int position) {
        catchUp();
        return remarks.note(position);
    }

    @Override
    public void propose(int position, String field, String text) {
        ActChecks.length(text, "Your proposal");
        remark(position, field, text.isBlank() ? "" : text);
    }

    @Override
    public Map<String, String> proposals(int position) {
        catchUp();
        return remarks.proposals(position);
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }

    @Override
    public boolean isBlind() {
        return table.blind();
    }

    @Override
    public void blind(boolean hidden) {
        if (hidden != isBlind()) {
            table.blind(hidden);
        }
    }

    @Override
    public Optional<Deed> undoable() {
        catchUp();
        Deed remark = trail.undoable(ledger);
        return remark != null ? Optional.of(remark) : Optional.ofNullable(ledger.undoable()).map(Deed.Answered::new);
    }

    @Override
    public Optional<Deed> redoable() {
        catchUp();
        Deed remark = trail.redoable();
        if (remark != null) {
            return Optional.of(remark);
        }
        return trail.endsRedo(ledger)
                ? Optional.empty()
                : Optional.ofNullable(ledger.redoable()).map(Deed.Answered::new);
    }

    @Override
    public Optional<Integer> undo() {
        Deed last = undoable().orElse(null);
        switch (last) {
            case null -> {
                return Optional.empty();
            }
            case Deed.Remarked remark -> {
                write(remark.position(), remark.field(), remark.before());
                trail.undidRemark();
            }
            case Deed.Answered act -> {
                store(new VerdictTable.Draft(act.position(), VerdictKind.RETRACT, null, null, 0, act.verdict().id(),
                        null, false, null, null), null);
                trail.undidAnswer();
            }
        }
        return Optional.of(last.position());
    }

    @Override
    public Optional<Integer> redo() {
        Deed last = redoable().orElse(null);
        switch (last) {
            case null -> {
                return Optional.empty();
            }
            case Deed.Remarked remark -> {
                write(remark.position(), remark.field(), remark.text());
                trail.redidRemark(ledger);
            }
            case Deed.Answered done -> {
                Verdict act = done.verdict();
                store(new VerdictTable.Draft(act.position(), act.kind(), act.label(), act.note(), act.seconds(),
                        before(act.position()), act.id(), act.blind(), act.serves(), null), null);
                trail.redidAnswer();
            }
        }
        return Optional.of(last.position());
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
    public List<Verdict> history(int position) {
        catchUp();
        return table.of(position, items).stream().map(VerdictTable.Stored::verdict).toList();
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
