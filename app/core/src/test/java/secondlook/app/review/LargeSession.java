package secondlook.app.review;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import secondlook.app.database.Database;
import secondlook.app.database.Migrations;

/**
 * Measures sessions by size: how long opening takes and how long from an answer to the next item. Not a test: a program
 * that prints its figures. Arguments: a folder, then sizes.
 */
final class LargeSession {

    private static final int ANSWERS = 300;

    private LargeSession() {
    }

    public static void main(String[] args) throws Exception {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true);
        Path folder = Files.createDirectories(Path.of(args[0]));
        System.out
                .println("items    acts    open ms (workspace, list, session)   answer to next item ms (median, p99)");
        for (int round = 0; round < 2; round++) {
            for (String size : Arrays.asList(args).subList(1, args.length)) {
                measure(out, folder.resolve(round + "-" + size + ".db"), Integer.parseInt(size));
            }
        }
    }

    private static void measure(PrintStream out, Path file, int items) {
        int acts = items * 6 / 10;
        String id;
        try (Database database = Database.open(file, Migrations.workspace())) {
            ReviewStore store = ReviewFixtures.store(database);
            id = ReviewFixtures.session(store, items).id();
            fill(database, acts, new Random(1));
        }
        long begin = System.nanoTime();
        try (Database database = Database.open(file, Migrations.workspace())) {
            long opened = System.nanoTime();
            ReviewStore store = new SqliteReviewStore(database, Clock.systemUTC());
            store.sessions();
            long listed = System.nanoTime();
            try (ReviewSession session = store.open(id)) {
                int at = session.resumeAt().orElseThrow();
                session.progress();
                long ready = System.nanoTime();
                double[] steps = new double[ANSWERS];
                for (int i = 0; i < Math.min(ANSWERS, items - acts - 1); i++) {
                    long from = System.nanoTime();
                    session.answer(at, VerdictKind.SKIP, null, null, 1);
                    at = session.nextOpen(at).orElseThrow();
                    session.item(at);
                    session.progress();
                    steps[i] = (System.nanoTime() - from) / 1e6;
                }
                double[] sorted = Arrays.stream(steps).filter(s -> s > 0).sorted().toArray();
                out.printf(Locale.ROOT, "%7d %7d   %6.0f %6.0f %6.0f = %6.0f    %6.2f %6.2f%n", items, acts,
                        (opened - begin) / 1e6, (listed - opened) / 1e6, (ready - listed) / 1e6,
                        (ready - begin) / 1e6, sorted[sorted.length / 2],
                        sorted[(int) (0.99 * (sorted.length - 1))]);
            }
        }
    }

    /** As many acts as asked for, some of them corrected and some taken back, in one transaction. */
    private static void fill(Database database, int acts, Random random) {
        database.write("test", connection -> {
            try (var insert = connection.prepareStatement(
                    "INSERT INTO verdict (session, position, kind, label, reviewer, at, seconds, supersedes)"
                            + " VALUES (1, ?, ?, ?, 'Ada', '2026-01-01T00:00:00Z', 3, ?)")) {
                for (long id = 1; id <= acts; id++) {
                    boolean retract = random.nextInt(20) == 0 && id > 1;
                    insert.setLong(1, retract ? id - 2 : id - 1);
                    insert.setString(2, retract ? "RETRACT" : "LABEL");
                    insert.setString(3, retract ? null : "fog");
                    if (retract) {
                        insert.setLong(4, id - 1);
                    } else {
                        insert.setNull(4, java.sql.Types.INTEGER);
                    }
                    insert.executeUpdate();
                    if (retract) {
                        id++;
                        insert.setLong(1, id - 1);
                        insert.setString(2, "LABEL");
                        insert.setString(3, "fog");
                        insert.setNull(4, java.sql.Types.INTEGER);
                        insert.executeUpdate();
                    }
                }
            }
            return acts;
        });
    }
}
