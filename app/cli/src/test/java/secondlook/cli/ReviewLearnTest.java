package secondlook.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import secondlook.app.review.ReviewSession;
import secondlook.app.review.VerdictKind;
import secondlook.app.workspace.Workspace;
import secondlook.cli.CommandRunner.Outcome;

/** From what reviewers said to a candidate on the command line; near-duplicates and changed decisions on the way. */
class ReviewLearnTest {

    private static final int ROWS = 600;

    @TempDir
    Path folder;

    private CommandRunner runner;
    private Path data;
    private Path workspace;

    @BeforeEach
    void scoredByTwoVersions() throws IOException {
        runner = new CommandRunner(folder.resolve("log"));
        workspace = folder.resolve("w");
        data = Files.writeString(folder.resolve("kinds.csv"), rows(1, false));
        train("a.smile", "z");
        train("b.smile", "x");
        done("models", "promote", "kinds@1");
    }

    /** A wrong label in a fifth of the rows; the right one is warm where x is positive. */
    private static String rows(int seed, boolean shuffled) {
        Random random = new Random(seed);
        List<String> lines = new ArrayList<>();
        for (int row = 0; row < ROWS; row++) {
            double x = random.nextGaussian();
            boolean warm = x > 0 ^ row % 5 == 0;
            lines.add(String.format(Locale.ROOT, "%d,%.4f,%.4f,%s", row, x, random.nextGaussian(),
                    warm ? "warm" : "cold"));
        }
        if (shuffled) {
            java.util.Collections.shuffle(lines, random);
        }
        return "id,x,z,kind\n" + String.join("\n", lines) + "\n";
    }

    private void train(String out, String drop) {
        done("train", data, "--target", "kind", "--out", folder.resolve(out), "--name", "kinds", "--param", "trees=20",
                "--drop", "id", "--drop", drop);
    }

    private Outcome in(Object... arguments) {
        return runner.run(Stream.concat(Stream.of(arguments), Stream.of("--workspace", workspace, "--json")).toArray());
    }

    private JsonNode done(Object... arguments) {
        Outcome outcome = in(arguments);
        assertEquals(0, outcome.code(), outcome.err());
        return outcome.json();
    }

    private void score(String reference) {
        done("score", data, "--model", reference, "--truth", "kind", "--out",
                folder.resolve(reference.replace('@', '-') + ".csv"));
    }

    /** Answers everything with what is right; says how many. */
    private int answerRightly(String session) {
        double[] x = Files.exists(data) ? values() : new double[0];
        try (Workspace open = Workspace.open(workspace, Clock.systemUTC());
                ReviewSession review = open.reviews().open(session)) {
            for (int i = 0; i < review.size(); i++) {
                review.answer(i, VerdictKind.LABEL, x[(int) review.item(i).rowId()] > 0 ? "warm" : "cold", null, 2);
            }
            return review.size();
        }
    }

    private double[] values() {
        try {
            return Files.readAllLines(data).stream().skip(1).mapToDouble(line -> Double.parseDouble(line.split(",")[1]))
                    .toArray();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void reviewedRowsReplaceThoseOfTheSameContentAndACandidateIsComparedAndNotPromoted() throws IOException {
        score("kinds@1");
        String session = done("review", "new", "--threshold", "1", "--size", "150", "--order", "random",
                "--reviewer", "Ada").get("id").asText();
        int answered = answerRightly(session);
        assertEquals(150, answered);
        Path again = Files.writeString(folder.resolve("written-anew.csv"), rows(1, true));
        Path held = Files.writeString(folder.resolve("held.csv"), rows(9, false));
        JsonNode learned = done("review", "learn", session, "--out", folder.resolve("c.smile"), "--target", "kind",
                "--base", again, "--param", "trees=20", "--drop", "id,z", "--name", "kinds", "--held-out", held,
                "--truth", "kind");
        assertEquals(150, learned.get("labels").asInt());
        assertEquals(150, learned.get("replaced").asInt(), "though the file has another hash");
        assertEquals(ROWS, learned.get("training_rows").asInt(), "no row twice");
        assertEquals("kinds@3", learned.get("candidate").asText());
        assertTrue(learned.get("comparison").isObject(), learned.toString());
        JsonNode models = done("models", "list");
        assertTrue(models.toString().contains("kinds"), models.toString());
        try (Workspace open = Workspace.open(workspace, Clock.systemUTC())) {
            assertEquals(1, Objects.requireNonNull(open.versions().champion("kinds")).version(), "a person promotes");
        }
        assertEquals(3, in("review", "learn", session, "--out", folder.resolve("d.smile"), "--target", "x", "--base",
                again).code(), "labels that do not fit the column");
    }

    @Test
    void changedDecisionsAreListedAndReviewable() {
        score("kinds@1");
        score("kinds@2");
        String before;
        try (Workspace open = Workspace.open(workspace, Clock.systemUTC())) {
            before = open.runs().getLast().id();
        }
        JsonNode made = done("review", "new", "--by", "changes", "--against", before, "--reviewer", "Ada");
        int changed = made.get("items").asInt();
        assertTrue(changed > 0 && changed < ROWS, made.toString());
        JsonNode shown = done("review", "show", made.get("id").asText());
        assertTrue(shown.toString().contains("was ") && shown.toString().contains("is now"), shown.toString());
        assertEquals(changed, answerRightly(made.get("id").asText()));
    }
}
