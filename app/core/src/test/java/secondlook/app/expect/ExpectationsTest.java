package secondlook.app.expect;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import secondlook.app.data.Dataset;
import secondlook.app.data.Written;
import secondlook.runtime.RefusedException;
import secondlook.runtime.data.ColumnType;
import secondlook.runtime.job.JobContext;

class ExpectationsTest {

    @TempDir
    Path folder;

    private Expectations learned() {
        StringBuilder csv = new StringBuilder("id,wind,sky,note\n");
        for (int i = 0; i < 40; i++) {
            csv.append('n').append(i).append(',').append(i % 11).append(',').append(i % 2 == 0 ? "grey" : "blue")
                    .append(',').append(i % 4 == 0 ? "" : "x").append('\n');
        }
        try (Dataset dataset = Written.dataset(folder, "train.csv", csv.toString())) {
            return Expectations.infer(dataset, List.of("id", "wind", "sky", "note"), null);
        }
    }

    private List<Violation> check(Expectations expected, String csv, String where) {
        try (Dataset dataset = Written.dataset(folder, "new.csv", csv)) {
            return new ExpectationCheck(dataset, expected, Map.of(), where.isEmpty() ? null : where)
                    .run(JobContext.NONE);
        }
    }

    private static Violation about(List<Violation> violations, String rule) {
        return violations.stream().filter(v -> v.rule().contains(rule)).findFirst()
                .orElseThrow(() -> new AssertionError(violations.toString()));
    }

    @Test
    void areInferredFromWhatWasLearned() {
        Expectations learned = learned();
        ColumnExpectation wind = learned.columns().get(1);
        assertEquals(ColumnType.INTEGER, wind.type());
        assertEquals(0.0, wind.least());
        assertEquals(10.0, wind.most());
        assertEquals(0, wind.missing());
        assertEquals(List.of("blue", "grey"), learned.columns().get(2).categories());
        assertTrue(learned.columns().getFirst().unique());
        assertEquals(0.3, learned.columns().get(3).missing(), 1e-9);
    }

    @Test
    void countTheRowsThatAreOtherwise() {
        List<Violation> found = check(learned(), """
                id,wind,sky,note
                a,11,grey,x
                b,11.1,red,x
                b,-5,grey,
                c,,blue,
                """, "");
        // one tenth of the range is let through
        assertEquals(2, about(found, "wind is from -1 to 11").rows());
        assertEquals(1, about(found, "sky is one of blue, grey").rows());
        assertEquals(1, about(found, "wind is not missing").rows());
        assertEquals(2, about(found, "note is missing in at most 30.0 %").rows());
        assertEquals(1, about(found, "id has no value twice").rows());
        assertTrue(found.stream().allMatch(v -> v.action() == Action.FLAG));
        assertEquals(List.of(), check(learned(), "id,wind,sky,note\na,1,grey,x\n", ""));
    }

    @Test
    void onlyTheRowsThatAreChosenCount() {
        assertEquals(List.of(), check(learned(), "id,wind,sky,note\na,1,grey,x\nb,99,grey,x\n", "id = 'a'"));
    }

    @Test
    void aRefusedRowIsLeftOutOfTheCondition() {
        Expectations expected = new Expectations(Expectations.VERSION, null, List.of(),
                List.of(new RowRule("no storm", "wind < 20 OR sky = 'grey'", Action.REFUSE)));
        try (Dataset dataset = Written.dataset(folder, "new.csv",
                "wind,sky\n5,blue\n30,blue\n30,grey\n,blue\n25,\n")) {
            List<Violation> found = new ExpectationCheck(dataset, expected, Map.of(), null).run(JobContext.NONE);
            assertEquals(1, found.getFirst().rows());
            String allowed = Objects.requireNonNull(ExpectationCheck.allowed("wind IS NOT NULL", found));
            assertArrayEquals(new int[]{0, 2, 4}, dataset.ids(allowed, null, false));
            assertNull(ExpectationCheck.allowed(null, List.of()));
        }
    }

    @Test
    void textWhereNumbersAreExpectedIsNamed() {
        List<Violation> found = check(learned(), "id,wind,sky,note\na,strong,grey,x\nb,3,grey,x\n", "");
        assertEquals(1, about(found, "wind is a number").rows());
    }

    @Test
    void aColumnThatIsNotThereConcernsEveryRow() {
        assertEquals(2, about(check(learned(), "id,sky,note\na,grey,x\nb,grey,x\n", ""), "wind is there").rows());
        Expectations strict = new Expectations(1, null,
                List.of(new ColumnExpectation("wind", ColumnType.REAL, null, null, 0, null, 1, false, Action.REFUSE)),
                List.of());
        assertThrows(RefusedException.class, () -> check(strict, "id\na\n", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"wind IN (SELECT 1)", "wind > 1); DROP TABLE data; SELECT (1",
            "read_text('/etc/passwd') = ''",
            "no_such_column > 1", ""})
    void aRuleThatIsMoreThanAConditionIsRefused(String condition) {
        Expectations expected = new Expectations(1, null, List.of(),
                List.of(new RowRule("r", condition.isEmpty() ? "(" : condition, Action.FLAG)));
        assertThrows(RefusedException.class, () -> check(expected, "wind\n1\n", ""));
    }

    @Test
    void goToAFileAndBack() throws IOException {
        Path model = folder.resolve("m.smile");
        Expectations learned = learned();
        ExpectationFile.write(ExpectationFile.beside(model), learned);
        assertEquals(learned, ExpectationFile.of(model));
        Path shelf = Files.createDirectories(folder.resolve("0f".repeat(32)));
        ExpectationFile.follow(model, shelf);
        assertEquals(learned, ExpectationFile.of(shelf.resolve("model.smile")));
        for (String broken : List.of("{", "[]", "{\"version\": 9, \"columns\": [], \"rules\": []}", "null",
                "{\"version\": 1, \"columns\": [{\"column\": 3, \"type\": \"colour\"}], \"rules\": []}")) {
            Files.writeString(ExpectationFile.beside(model), broken);
            assertThrows(RefusedException.class, () -> ExpectationFile.of(model), broken);
        }
    }

    /** What a candidate learned counts, except for what a person said of the champion; a file tells the two apart. */
    @Test
    void onlyWhatAPersonSaidIsHandedOn() throws IOException {
        Path champion = ExpectationFile.beside(folder.resolve("m.smile"));
        Expectations earlier = learned();
        ExpectationFile.write(champion, new Expectations(1, earlier.dataset(), earlier.columns(),
                List.of(new RowRule("r", "wind < 5", Action.FLAG))));
        String wider = "id,wind,sky,note\n" + "a,99,red,x\n".repeat(40);
        try (Dataset dataset = Written.dataset(folder, "wider.csv", wider)) {
            Expectations candidate = Expectations.infer(dataset, List.of("id", "wind", "sky", "note"), null)
                    .after(ExpectationFile.read(champion));
            assertEquals(99.0, candidate.columns().get(1).most());
            assertEquals(List.of("red"), candidate.columns().get(2).categories());
            assertEquals(List.of("r"), candidate.rules().stream().map(RowRule::name).toList());
            candidate = new Expectations(1, candidate.dataset(), candidate.columns(), List.of());
            assertEquals(List.of(), new ExpectationCheck(dataset, candidate, Map.of(), null).run(JobContext.NONE));

            // by hand in the file, without a word on whose it is
            String written = Files.readString(champion);
            Files.writeString(champion, written.replace("10.0", "12.0"));
            Expectations again = Expectations.infer(dataset, List.of("wind", "sky"), null)
                    .after(ExpectationFile.read(champion));
            assertEquals(12.0, again.columns().getFirst().most());
            assertEquals(List.of("red"), again.columns().getLast().categories());
            ExpectationFile.write(champion, again);
            again = Expectations.infer(dataset, List.of("wind", "sky"), null).after(ExpectationFile.read(champion));
            assertEquals(12.0, again.columns().getFirst().most(), "also in the version after next");

            ExpectationFile.write(champion, new Expectations(1, null,
                    List.of(earlier.columns().get(2).with(Action.REFUSE)), List.of()));
            assertEquals(Action.REFUSE, Expectations.infer(dataset, List.of("sky"), null)
                    .after(ExpectationFile.read(champion)).columns().getFirst().action());

            // files from before this was kept may hold a person's word: nothing of it is widened
            Files.writeString(champion, written.replaceAll(",\\s*\"inferred\"\\s*:\\s*\"[0-9a-f]+\"", ""));
            assertEquals(10.0, Expectations.infer(dataset, List.of("wind"), null)
                    .after(ExpectationFile.read(champion)).columns().getFirst().most());
        }
    }
}
