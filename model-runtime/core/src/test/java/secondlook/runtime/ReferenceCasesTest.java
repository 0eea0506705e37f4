package secondlook.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import secondlook.runtime.cases.CaseFamilies;
import secondlook.runtime.cases.Comparison;
import secondlook.runtime.cases.ReferenceCase;

/**
 * Every folder of the directory in the system property {@code secondlook.cases}: each key of its {@code expected.json} and
 * each cell of its {@code expected_rows.csv} is what this module computes.
 */
class ReferenceCasesTest {

    private static int cases;
    private static int values;

    @TestFactory
    Stream<DynamicTest> everyCaseGivesItsNumbers() throws IOException {
        Path directory = directory();
        if (!Files.isDirectory(directory)) {
            String absent = "No reference cases in " + directory.toAbsolutePath().normalize();
            // a factory that aborts is not reported at all; a test that aborts is, as skipped
            return Stream.of(DynamicTest.dynamicTest(absent, () -> abort(absent)));
        }
        List<Path> folders;
        try (Stream<Path> files = Files.list(directory)) {
            folders = files.filter(f -> Files.exists(f.resolve("expected.json"))).sorted().toList();
        }
        cases = 0;
        values = 0;
        Stream<DynamicTest> tests = folders.stream()
                .map(f -> DynamicTest.dynamicTest(f.getFileName().toString(), () -> check(f)));
        DynamicTest last = DynamicTest.dynamicTest("compared", () -> report(directory, folders.size()));
        return Stream.concat(tests, Stream.of(last));
    }

    private static Path directory() {
        String name = System.getProperty("secondlook.cases", "../../../shared/cases");
        Path given = Path.of(name);
        // A relative name is meant from where Maven was started, which is two folders up.
        Path fromRoot = Path.of("../..").resolve(given);
        return (Files.isDirectory(given) ? given : fromRoot).normalize();
    }

    private static void check(Path folder) {
        Comparison comparison;
        try {
            comparison = CaseFamilies.run(ReferenceCase.read(folder));
        } catch (IOException | RuntimeException e) {
            throw new AssertionError(folder.getFileName() + ": " + e, e);
        }
        cases++;
        values += comparison.compared();
        assertEquals(List.of(), comparison.differences().stream().limit(20).toList(),
                () -> folder.getFileName() + ": " + comparison.differences().size() + " of " + comparison.compared()
                        + " values differ");
    }

    private static void report(Path directory, int folders) {
        System.out.printf(Locale.ROOT, "Reference cases: compared %d cases and %,d values in %s%n", cases, values,
                directory);
        assertEquals(folders, cases, "every folder is compared");
    }
}
