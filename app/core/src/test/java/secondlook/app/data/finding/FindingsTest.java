package secondlook.app.data.finding;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import secondlook.app.data.ColumnProfile;
import secondlook.app.data.Dataset;
import secondlook.app.data.Written;
import secondlook.runtime.job.JobContext;

class FindingsTest {

    private static final int ROWS = 400;

    @TempDir
    Path folder;

    private Dataset dataset(String header, IntFunction<String> row) {
        StringBuilder csv = new StringBuilder(header).append('\n');
        for (int i = 0; i < ROWS; i++) {
            csv.append(row.apply(i)).append('\n');
        }
        return Written.dataset(folder, "d.csv", csv.toString());
    }

    private static Finding found(Findings findings, String title) {
        Finding finding = findings.found().stream().filter(f -> f.title().contains(title)).findFirst().orElse(null);
        return Objects.requireNonNull(finding,
                () -> title + " in " + findings.found().stream().map(Finding::title).toList());
    }

    private static Finding.RowQuery query(Finding finding) {
        return Objects.requireNonNull(finding.rows());
    }

    private static long[] rows(Finding finding, Dataset dataset) {
        return query(finding).of(dataset);
    }

    private static Findings of(Dataset dataset, @Nullable String target) {
        return Findings.of(dataset, dataset.profile(), target, JobContext.NONE);
    }

    @Test
    void columnsThatSayTheSameAreNamedOnce() {
        Random random = new Random(3);
        try (Dataset dataset = dataset("metres,feet,noise,word,again", i -> {
            double metres = random.nextDouble();
            return metres + "," + metres * 3.28084 + "," + random.nextDouble() + ",w" + i % 5 + ",w" + i % 5;
        })) {
            Findings findings = of(dataset, null);
            assertEquals(List.of("metres", "feet"), found(findings, "feet repeats metres").columns());
            found(findings, "again repeats word");
            assertEquals(2, findings.found().stream().filter(f -> f.title().contains("repeats")).count());
        }
    }

    @Test
    void whatMadeAColumnTextIsSelected() {
        try (Dataset dataset = dataset("n,word", i -> (i == 7 || i == 300 ? "about 3" : i) + ",x" + i % 3)) {
            Finding finding = found(of(dataset, null), "n mixes types");
            assertEquals(2, finding.count());
            assertArrayEquals(new long[]{7, 300}, rows(finding, dataset));
            assertTrue(String.valueOf(query(finding).condition()).contains("TRY_CAST"));
        }
    }

    @Test
    void standInsForMissingValuesAreFoundAndOutliersAreNot() {
        try (Dataset dataset = dataset("a,b,day",
                i -> (i % 50 == 0 ? -999 : i % 9) + "," + (i == 3 ? -999 : i % 9) + ","
                        + (i == 5 ? LocalDate.of(1900, 1, 1) : LocalDate.of(2024, 1, 1).plusDays(i)))) {
            Findings findings = of(dataset, null);
            Finding number = found(findings, "a is \u2212999");
            assertEquals(8, number.count());
            assertEquals(0, rows(number, dataset)[0]);
            assertArrayEquals(new long[]{5}, rows(found(findings, "day is 1900-01-01"), dataset));
            assertTrue(findings.found().stream().noneMatch(f -> f.title().startsWith("b is")));
        }
    }

    @Test
    void gapsInEvenTimesAreFound() {
        try (Dataset dataset = dataset("day,x",
                i -> LocalDate.of(2024, 1, 1).plusDays(i < 100 ? i : i + 5) + "," + i % 7)) {
            Finding gap = found(of(dataset, null), "day has gaps");
            assertArrayEquals(new long[]{100}, rows(gap, dataset));
            assertTrue(gap.detail().contains("every day") && gap.detail().contains("6 days"), gap.detail());
        }
    }

    @Test
    void aColumnThatGivesTheTargetAwayIsSuspected() {
        Random random = new Random(9);
        try (Dataset dataset = dataset("noise,code,target", i -> {
            boolean yes = i % 4 == 0;
            return random.nextDouble() + "," + (yes ? "A" + i % 3 : "B" + i % 3) + "," + (yes ? "yes" : "no");
        })) {
            Findings findings = of(dataset, "target");
            assertEquals(List.of("code", "target"), found(findings, "code gives target away").columns());
            assertTrue(findings.found().stream().noneMatch(f -> f.title().startsWith("noise gives")));
        }
    }

    @Test
    void theClassesOfTheTargetAreWeighed() {
        try (Dataset dataset = dataset("x,y", i -> i + "," + (i < 8 ? "rare" : "common"))) {
            Finding unbalanced = found(of(dataset, "y"), "unbalanced");
            assertEquals(8, rows(unbalanced, dataset).length);
            assertTrue(unbalanced.detail().contains("2.0"), unbalanced.detail());
        }
    }

    @Test
    void theProfileHasQuartilesLengthsAndFarValues() {
        try (Dataset dataset = dataset("n,t", i -> (i == 0 ? 1e6 : i) + "," + "x".repeat(1 + i % 4))) {
            List<ColumnProfile> profile = dataset.profile();
            ColumnProfile.Spread spread = Objects.requireNonNull(profile.getFirst().spread());
            // numpy.quantile of 1..399 and 1e6
            assertEquals(100.75, spread.q25(), 1e-9);
            assertEquals(200.5, spread.median(), 1e-9);
            assertEquals(300.25, spread.q75(), 1e-9);
            assertEquals(1, spread.far());
            assertEquals(new ColumnProfile.Lengths(1, 2.5, 4), profile.get(1).lengths());
        }
    }
}
