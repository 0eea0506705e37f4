package secondlook.app.review;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import secondlook.app.database.Database;
import secondlook.app.review.NaiveReview.Said;

/** Random acts, restarts among them, against {@link NaiveReview}. */
class ReviewActsTest {

    private static final List<VerdictKind> KINDS = List.of(VerdictKind.LABEL, VerdictKind.LABEL, VerdictKind.ACCEPT,
            VerdictKind.SKIP, VerdictKind.DEFER);

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void anySequenceOfActsLeavesWhatTheSimpleModelSays(long seed) {
        Random random = new Random(seed);
        int items = 1 + random.nextInt(seed % 2 == 0 ? 12 : 80);
        NaiveReview model = new NaiveReview(items);
        List<String> tail = new ArrayList<>();
        Database database = ReviewFixtures.database(folder);
        try {
            ReviewSession session = ReviewFixtures.store(database)
                    .open(ReviewFixtures.session(ReviewFixtures.store(database), items).id());
            for (int step = 0; step < 400; step++) {
                int dice = random.nextInt(100);
                if (dice < 55) {
                    answer(session, model, random, tail);
                } else if (dice < 78) {
                    tail.add("undo");
                    assertEquals(model.undo(), session.undo(), () -> "after " + tail);
                } else if (dice < 95) {
                    tail.add("redo");
                    assertEquals(model.redo(), session.redo(), () -> "after " + tail);
                } else {
                    tail.add("restart");
                    String id = session.entry().id();
                    database.close();
                    database = ReviewFixtures.database(folder);
                    session = ReviewFixtures.store(database).open(id);
                    assertEquals(inMemory(session), bySql(database), "the view and the ledger agree");
                }
                check(model, session, random.nextInt(items + 1) - 1, tail);
            }
            assertEquals(inMemory(session), bySql(database), "the view and the ledger agree");
        } finally {
            database.close();
        }
    }

    private static void answer(ReviewSession session, NaiveReview model, Random random, List<String> tail) {
        int position = session.nextOpen(random.nextInt(session.size())).filter(p -> random.nextInt(4) > 0)
                .orElse(random.nextInt(session.size()));
        VerdictKind kind = KINDS.get(random.nextInt(KINDS.size()));
        if (kind == VerdictKind.ACCEPT && session.item(position).predicted().equals("none")) {
            kind = VerdictKind.SKIP;
        }
        String label = ReviewFixtures.CLASSES.get(random.nextInt(ReviewFixtures.CLASSES.size()));
        tail.add(position + " " + kind);
        session.answer(position, kind, label, null, random.nextDouble());
        model.answer(position, kind, switch (kind) {
            case LABEL -> label;
            case ACCEPT -> session.item(position).predicted();
            default -> null;
        });
    }

    private static void check(NaiveReview model, ReviewSession session, int from, List<String> tail) {
        assertEquals(new TreeMap<>(model.effective()), inMemory(session), () -> "after " + tail);
        assertEquals(model.nextOpen(from), session.nextOpen(from), () -> "next after " + from + " after " + tail);
        assertEquals(model.resumeAt(), session.resumeAt(), () -> "resume after " + tail);
        ReviewSession.Progress progress = session.progress();
        assertEquals(session.size(), progress.done() + progress.deferred() + progress.open());
        assertEquals(model.effective().values().stream().filter(s -> s.kind() == VerdictKind.LABEL).count(),
                progress.labelled());
        assertEquals(model.effective().values().stream().filter(s -> s.kind() == VerdictKind.DEFER).count(),
                progress.deferred());
    }

    private static Map<Integer, Said> inMemory(ReviewSession session) {
        Map<Integer, Said> effective = new TreeMap<>();
        for (int i = 0; i < session.size(); i++) {
            session.effective(i)
                    .ifPresent(v -> effective.put(v.position(), new Said(v.position(), v.kind(), v.label())));
        }
        return effective;
    }

    private static Map<Integer, Said> bySql(Database database) {
        return database.read("test", connection -> {
            Map<Integer, Said> effective = new TreeMap<>();
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("SELECT position, kind, label FROM effective_verdict")) {
                while (row.next()) {
                    effective.put(row.getInt(1),
                            new Said(row.getInt(1), VerdictKind.valueOf(row.getString(2)), row.getString(3)));
                }
            }
            return effective;
        });
    }
}
