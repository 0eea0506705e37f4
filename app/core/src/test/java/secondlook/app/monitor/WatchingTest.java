package secondlook.app.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import secondlook.app.data.Dataset;
import secondlook.app.data.DatasetImporter;
import secondlook.app.monitor.MonitorReport.Finding;
import secondlook.runtime.RefusedException;
import secondlook.runtime.decision.Predictions;
import secondlook.runtime.decision.RowStatus;
import secondlook.runtime.job.JobContext;

/** The drift that is there is shown, and none where there is none. */
class WatchingTest {

    private static final Path WEATHER = Path.of("../../src-assets/sample/seattle_weather.csv");

    /** {@code -Dsecondlook.halves=200} for more. */
    private static final int HALVES = Integer.getInteger("secondlook.halves", 40);

    @TempDir
    Path temp;

    private Side read(Path file, @Nullable String where, String truth, @Nullable String time) {
        DatasetImporter importer = new DatasetImporter(temp, Clock.systemUTC());
        try (Dataset dataset = Dataset.open(temp, importer.importFile(file, JobContext.NONE).id())) {
            return new SideReader(dataset, where, JobContext.NONE).read("rows", dataset.manifest().schema().names(),
                    truth, time, null, Double.NaN);
        }
    }

    private static Side some(Side side, int[] rows) {
        return new Side(side.name(), rows.length, side.columns().stream().map(c -> c.rows(rows)).toList(), null, null,
                Double.NaN, null);
    }

    private static List<String> subjects(MonitorReport report) {
        return report.findings().stream().map(Finding::subject).toList();
    }

    @Test
    void seattleIn2015HasMoreFogThanBeforeAndTheSameWindAndTemperatures() {
        Side before = read(WEATHER, "date < '2015-01-01'", "weather", null);
        Side now = read(WEATHER, "date >= '2015-01-01'", "weather", "date");
        MonitorReport report = new Watching(before, now, MonitorLimits.DEFAULT)
                .report(Chunking.by("date", Chunking.Period.MONTH));
        assertEquals("weather", report.columns().getFirst().name());
        assertEquals(0.27, report.columns().getFirst().psi(), 0.01);
        assertTrue(subjects(report).contains("column weather"), report.findings().toString());
        assertTrue(report.columns().stream().skip(1).noneMatch(ColumnWatch::alarming), report.toString());
        assertEquals(12, report.chunks().size());
        assertEquals("2015-01", report.chunks().getFirst().name());
        assertEquals(31, report.chunks().getFirst().rows());
        Side all = read(WEATHER, null, "weather", "date");
        assertEquals(List.of("2012", "2013", "2014", "2015"), new Watching(before, all, MonitorLimits.DEFAULT)
                .report(Chunking.by("date", Chunking.Period.YEAR)).chunks().stream().map(ChunkWatch::name).toList());
    }

    @Test
    void shuffledHalvesRaiseNoMoreAlarmsThanTheStatedLevel() {
        Side all = read(WEATHER, null, "weather", null);
        MonitorLimits sureOnly = new MonitorLimits(0.05, 0, 3, Double.NaN, 0, List.of());
        int alarms = 0;
        int small = 0;
        int chunked = 0;
        for (int seed = 0; seed < HALVES; seed++) {
            List<Integer> order = new ArrayList<>(IntStream.range(0, all.rows()).boxed().toList());
            Collections.shuffle(order, new Random(seed));
            int[] rows = order.stream().mapToInt(Integer::intValue).toArray();
            int half = rows.length / 2;
            Side one = some(all, java.util.Arrays.copyOf(rows, half));
            Side other = some(all, java.util.Arrays.copyOfRange(rows, half, rows.length));
            MonitorReport report = new Watching(one, other, MonitorLimits.DEFAULT).report(null);
            alarms += report.findings().isEmpty() ? 0 : 1;
            small += new Watching(one, other, sureOnly).report(null).columns().stream()
                    .anyMatch(c -> c.q() <= sureOnly.level()) ? 1 : 0;
            chunked += new Watching(one, other, MonitorLimits.DEFAULT).report(Chunking.into(6)).findings().isEmpty()
                    ? 0
                    : 1;
        }
        // stated: at most 5 %; a binomial share beyond these counts has a chance below 0.001
        int most = HALVES >= 200 ? HALVES / 20 + 11 : HALVES / 20 + 6;
        String found = alarms + ", " + small + " without a limit of size, " + chunked + " in chunks, of " + HALVES;
        assertTrue(alarms <= most && small <= most && chunked <= most, found);
        assertTrue(alarms <= HALVES / 20, "the limit of size lets almost none through: " + found);
    }

    @Test
    void electricityPricesDriftFromChunkToChunk() {
        Path elec = Path.of(System.getProperty("secondlook.shared", "../../../shared"),
                "data/datasets/tabular/electricity_elec2_drift.csv");
        Assumptions.assumeTrue(Files.isRegularFile(elec), "the reference data are not here");
        Side all = read(elec, null, "class", null);
        int third = all.rows() / 3;
        Side before = some(all, IntStream.range(0, third).toArray());
        Side later = some(all, IntStream.range(third, all.rows()).toArray());
        MonitorReport report = new Watching(before, later, MonitorLimits.DEFAULT).report(Chunking.into(12));
        assertTrue(report.columns().getFirst().alarming(), report.columns().getFirst().toString());
        long drifted = report.findings().stream().filter(f -> f.subject().startsWith("drift ")).count();
        assertTrue(drifted >= 6, drifted + " of 12 chunks");
        List<Integer> order = new ArrayList<>(IntStream.range(0, all.rows()).boxed().toList());
        Collections.shuffle(order, new Random(1));
        int[] rows = order.stream().mapToInt(Integer::intValue).toArray();
        MonitorReport none = new Watching(some(all, java.util.Arrays.copyOf(rows, third)),
                some(all, java.util.Arrays.copyOfRange(rows, third, rows.length)), MonitorLimits.DEFAULT)
                .report(Chunking.into(12));
        assertEquals(List.of(), none.findings(), "shuffled, there is none");
    }

    @Test
    void missingUnseenAndOutOfRangeValuesHaveFindingsOfTheirOwn() {
        double[] x = IntStream.range(0, 400).mapToDouble(i -> i % 20).toArray();
        String[] s = IntStream.range(0, 400).mapToObj(i -> i % 2 == 0 ? "a" : "b").toArray(String[]::new);
        double[] gaps = x.clone();
        @Nullable
        String[] strange = s.clone();
        for (int row = 0; row < 400; row += 10) {
            gaps[row] = Double.NaN;
            gaps[row + 1] = 77;
            strange[row] = "c";
        }
        Side before = side(x, s);
        MonitorReport report = new Watching(before, side(gaps, strange), MonitorLimits.DEFAULT).report(null);
        assertTrue(subjects(report).containsAll(List.of("missing x", "out of range x", "unseen s")), report.toString());
        ColumnWatch watched = report.columns().stream().filter(c -> c.name().equals("x")).findFirst().orElseThrow();
        assertEquals(0.1, watched.currentMissing(), 1e-12);
        assertEquals(40.0 / 360, watched.outside(), 1e-12);
        assertEquals(List.of(), new Watching(before, before, MonitorLimits.DEFAULT).report(null).findings());
    }

    private static Side side(double[] x, @Nullable String[] s) {
        return new Side("rows", x.length, List.of(new WatchedColumn("x", Role.INPUT, x, null),
                new WatchedColumn("s", Role.INPUT, null, s)), null, null, Double.NaN, null);
    }

    @Test
    void aStretchWithFewerRightThanTheReferenceIsAlarmingAndAnEqualOneIsNot() {
        Side before = SideReader.answered("before", List.of(), answered(400, row -> row % 10 != 0), null);
        Side now = SideReader.answered("now", List.of(), answered(200, row -> row < 100 ? row % 10 != 0 : row % 2 == 0),
                null);
        assertEquals(0.9, before.accuracy(), 1e-12);
        MonitorReport report = new Watching(before, now, MonitorLimits.DEFAULT).report(Chunking.ofSize(100));
        assertEquals(List.of(false, true), report.chunks().stream().map(ChunkWatch::accuracyAlarming).toList());
        assertEquals(List.of("accuracy 101–200"), subjects(report));
        assertEquals(50, report.chunks().get(1).right());
        assertEquals(0.8, report.meanConfidence(), 1e-12);
        assertEquals(0.7, report.accuracy(), 1e-12);
    }

    @Test
    void aColumnOfNumbersIsNotComparedWithWordsStretchByStretchEither() {
        double[] x = IntStream.range(0, 300).mapToDouble(row -> row).toArray();
        String[] s = IntStream.range(0, 300).mapToObj(row -> "w" + row % 3).toArray(String[]::new);
        Side before = side(x, s);
        Side now = new Side("now", 300, List.of(new WatchedColumn("x", Role.INPUT, null, s),
                new WatchedColumn("s", Role.INPUT, null, s)), null, null, Double.NaN, null);
        MonitorReport report = new Watching(before, now, MonitorLimits.DEFAULT).report(Chunking.into(3));
        assertEquals(List.of(), report.findings());
        assertEquals(List.of("s"), report.chunks().getFirst().columns().stream().map(c -> c.name()).toList());
    }

    @Test
    void oneErrorIsNoAlarmWhereTheReferenceIsKnownFromFewRows() {
        Side few = SideReader.answered("before", List.of(), answered(12, row -> true), null);
        Side now = SideReader.answered("now", List.of(), answered(200, row -> row % 50 != 7), null);
        assertEquals(List.of(), subjects(new Watching(few, now, MonitorLimits.DEFAULT).report(Chunking.ofSize(100))));
    }

    private static Predictions answered(int rows, java.util.function.IntPredicate right) {
        int[] predicted = new int[rows];
        int[] truth = IntStream.range(0, rows).map(row -> right.test(row) ? 0 : 1).toArray();
        double[] confidence = IntStream.range(0, rows).mapToDouble(row -> 0.8).toArray();
        byte[] status = new byte[rows];
        java.util.Arrays.fill(status, RowStatus.OK.code());
        return new Predictions(List.of("a", "b"), IntStream.range(0, rows).asLongStream().toArray(), predicted,
                confidence, confidence, confidence, status, truth);
    }

    @Test
    void oneWayOfPuttingRowsTogetherMustBeChosen() {
        assertThrows(RefusedException.class, () -> new Chunking("date", null, 0, 0));
        assertThrows(RefusedException.class, () -> new Chunking("date", Chunking.Period.DAY, 5, 0));
        assertThrows(RefusedException.class, () -> new Chunking(null, null, 0, 0));
        assertThrows(RefusedException.class, () -> read(WEATHER, null, "weather", "wind"));
        assertFalse(Chunking.parts(3, 2).isEmpty());
    }
}
