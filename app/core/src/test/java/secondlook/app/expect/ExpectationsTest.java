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
}
