package secondlook.app.segment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import secondlook.app.data.Dataset;
import secondlook.app.data.Written;
import secondlook.runtime.data.Column;
import secondlook.runtime.decision.Predictions;
import secondlook.runtime.decision.RowStatus;
import secondlook.runtime.job.JobCancelledException;
import secondlook.runtime.job.JobContext;

class SegmentSearchTest {

    @TempDir
    Path folder;

    private static Predictions predictions(long[] ids, int[] truth) {
        int n = ids.length;
        double[] sure = new double[n];
        java.util.Arrays.fill(sure, 0.8);
        return new Predictions(List.of("a", "b"), ids, new int[n], sure, sure, sure, new byte[n], truth);
    }

    private static long[] ids(int n) {
        return LongStream.range(0, n).toArray();
    }

    private static Column column(Dataset dataset, String name) {
        return dataset.manifest().schema().column(dataset.manifest().schema().find(name).orElseThrow());
    }

    private Grouping grouping(Dataset dataset, String name, long[] ids) {
        return ColumnGroups.of(dataset, column(dataset, name), ids, JobContext.NONE);
    }

    private Dataset dataset(List<String> lines) {
        return Written.dataset(folder, "table.csv", String.join("\n", lines) + "\n");
    }

    @Test
    void numbersAreGroupedByFifthsAndEqualOnesAreNeverParted() {
        List<String> lines = new ArrayList<>(List.of("rain,row"));
        Random random = new Random(3);
        double[] rain = new double[1000];
        for (int i = 0; i < rain.length; i++) {
            rain[i] = i % 10 < 6 ? 0 : 1 + random.nextInt(400) / 10.0;
            lines.add((i % 50 == 7 ? "" : Double.toString(rain[i])) + "," + i);
        }
        try (Dataset dataset = dataset(lines)) {
            Grouping rains = grouping(dataset, "rain", ids(1000));
            assertEquals(new Group.Exactly(0), rains.groups().getFirst());
            assertEquals(new Group.Missing(), rains.groups().getLast());
            for (int i = 0; i < rain.length; i++) {
                Group group = rains.groups().get(rains.ofRow()[i]);
                boolean fits = switch (group) {
                    case Group.Exactly exactly -> rain[i] == exactly.value();
                    case Group.Range range -> rain[i] > range.above() && rain[i] <= range.upTo();
                    default -> i % 50 == 7;
                };
                assertTrue(fits, rain[i] + " in " + group);
            }
            Grouping rows = grouping(dataset, "row", ids(1000));
            assertEquals(5, rows.groups().size());
            Segment.of(rows, predictions(ids(1000), new int[1000]))
                    .forEach(segment -> assertEquals(200, segment.rows()));
        }
    }

    @Test
    void rareWordsAreFoldedAndMissingIsItsOwn() {
        List<String> lines = new ArrayList<>(List.of("id,town,yes"));
        for (int i = 0; i < 4000; i++) {
            // town k has 2·k rows or so: t00 is the rarest of the 60
            String town = i % 100 == 99 ? "" : String.format("t%02d", (int) Math.sqrt(i % 3600));
            lines.add(i + "," + town + "," + (i % 3 == 0));
        }
        try (Dataset dataset = dataset(lines)) {
            Grouping towns = grouping(dataset, "town", ids(4000));
            assertEquals(22, towns.groups().size());
            assertEquals(new Group.Other(40), towns.groups().get(20));
            assertEquals(new Group.Missing(), towns.groups().get(21));
            List<Segment> segments = Segment.of(towns, predictions(ids(4000), new int[4000]));
            assertEquals(4000, segments.stream().mapToInt(Segment::rows).sum());
            assertEquals(40, segments.getLast().rows());
            int least = segments.subList(0, 20).stream().mapToInt(Segment::rows).min().orElseThrow();
            List<Group> own = towns.groups().subList(0, 20);
            int most = IntStream.range(0, 60).mapToObj(k -> String.format("t%02d", k))
                    .filter(town -> !own.contains(new Group.Word(town))).mapToInt(town -> count(lines, town)).max()
                    .orElseThrow();
            assertTrue(most <= least, most + " rows among the others, but " + least + " in a group of its own");
            assertEquals(List.of(new Group.Truth(false), new Group.Truth(true)),
                    grouping(dataset, "yes", ids(4000)).groups());
        }
    }

    private static int count(List<String> lines, String town) {
        return (int) lines.stream().filter(line -> line.contains("," + town + ",")).count();
    }

    @Test
    void datesAreGroupedByMonthOrByDayOfTheWeek() {
        List<String> lines = new ArrayList<>(List.of("day,moment,x"));
        LocalDate first = LocalDate.of(2015, 1, 1);
        for (int i = 0; i < 59; i++) {
            lines.add(first.plusDays(i) + "," + first.plusDays(i % 7) + " 23:59:59.5," + i);
        }
        try (Dataset dataset = dataset(lines)) {
            Grouping days = grouping(dataset, "day", ids(59));
            assertEquals(List.of(new Group.InMonth(Month.JANUARY), new Group.InMonth(Month.FEBRUARY)), days.groups());
            assertEquals(31, Segment.of(days, predictions(ids(59), new int[59])).getFirst().rows());
            Grouping moments = grouping(dataset, "moment", ids(59));
            assertEquals(7, moments.groups().size());
            // 1 January 2015 was a Thursday
            assertEquals(new Group.OnDay(DayOfWeek.THURSDAY), moments.groups().get(moments.ofRow()[0]));
        }
    }

    @Test
    void rowsAreFoundByTheirIdsInWhateverOrderTheRunHasThem() {
        List<String> lines = new ArrayList<>(List.of("word,x"));
        IntStream.range(0, 200).forEach(i -> lines.add("w" + i % 4 + "," + i));
        try (Dataset dataset = dataset(lines)) {
            long[] ids = {150, 3, 3, 77, 900, 0};
            Grouping grouping = grouping(dataset, "word", ids);
            int[] expected = {2, 3, 3, 1, -1, 0};
            for (int i = 0; i < ids.length; i++) {
                int group = grouping.ofRow()[i];
                assertEquals(expected[i] < 0 ? "" : "w" + expected[i],
                        group < 0 ? "" : ((Group.Word) grouping.groups().get(group)).value());
            }
        }
    }

    @Test
    void theWorstComeFirstAndThinOnesLast() {
        List<String> lines = new ArrayList<>(List.of("word,x"));
        int[] truth = new int[300];
        for (int i = 0; i < 300; i++) {
            lines.add((i < 5 ? "thin" : i < 105 ? "bad" : "good") + "," + i);
            // all of the thin, half of the bad and a tenth of the good are wrong
            truth[i] = i < 5 || i < 105 && i % 2 == 0 || i >= 105 && i % 10 == 0 ? 1 : 0;
        }
        truth[299] = Predictions.NO_TRUTH;
        Predictions predictions = predictions(ids(300), truth);
        predictions.status()[298] = RowStatus.INVALID.code();
        try (Dataset dataset = dataset(lines)) {
            SegmentSearch search = SegmentSearch.of(dataset, column(dataset, "word"), predictions, 10,
                    JobContext.NONE);
            assertEquals(List.of(new Group.Word("bad"), new Group.Word("good"), new Group.Word("thin")),
                    search.segments().stream().map(Segment::group).toList());
            Segment bad = search.segments().getFirst();
            assertEquals(50, bad.wrong());
            assertEquals(0.5, bad.error());
            Segment good = search.segments().get(1);
            assertEquals(195, good.rows());
            assertEquals(193, good.labelled());
            assertArrayEquals(new boolean[]{true, false}, new boolean[]{good.holds(105), good.holds(104)});
            SegmentSearch many = SegmentSearch.among(dataset, dataset.manifest().schema().columns(), predictions, 10,
                    3, JobContext.NONE);
            assertEquals(2, many.columns());
            assertEquals(3, many.segments().size());
            // the first fifth by x holds the 5 thin and 55 of the bad
            assertEquals("x", many.segments().getFirst().grouping().column());
            assertEquals(33.0 / 60, many.segments().getFirst().error(), 0.02);
            JobContext stopped = new JobContext() {
                @Override
                public boolean isCancelled() {
                    return true;
                }
            };
            assertThrows(JobCancelledException.class, () -> SegmentSearch.among(dataset,
                    dataset.manifest().schema().columns(), predictions, 10, 3, stopped));
        }
    }

    @Test
    void withoutTruthNoErrorIsClaimed() {
        try (Dataset dataset = dataset(List.of("word,x", "a,1", "b,2", "b,3"))) {
            Predictions all = predictions(ids(3), new int[3]);
            Predictions none = new Predictions(all.classes(), all.rowIds(), all.predicted(), all.confidence(),
                    all.margin(), all.entropy(), all.status(), null);
            List<Segment> segments = SegmentSearch.of(dataset, column(dataset, "word"), none, 10, JobContext.NONE)
                    .segments();
            assertEquals(new Group.Word("b"), segments.getFirst().group());
            assertTrue(Double.isNaN(segments.getFirst().error()));
            assertTrue(!segments.getFirst().interval().isAvailable());
        }
    }
}
