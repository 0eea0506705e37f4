package secondlook.app.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import secondlook.app.database.Json;
import secondlook.app.monitor.AlarmRule.Bound;
import secondlook.app.monitor.MonitorReport.Finding;
import secondlook.runtime.RefusedException;

/** Rules of every figure alarm where it is off, and where nothing is off at most at the stated level. */
class AlarmRuleTest {

    private static final int STRETCH = 100;

    private static MonitorLimits limits(String... rules) {
        return MonitorLimits.DEFAULT.with(List.of(rules).stream().map(AlarmRule::parse).toList());
    }

    /** Some rows as they come, others sure of nothing, sent to review, refused, without scores and wrong. */
    private static Side side(SplittableRandom random, int rows, int badFrom, int badTo) {
        double[] confidence = new double[rows];
        int[] right = new int[rows];
        String[] predicted = new String[rows];
        BitSet reviewed = new BitSet();
        BitSet refused = new BitSet();
        for (int row = 0; row < rows; row++) {
            boolean bad = row >= badFrom && row < badTo;
            confidence[row] = random.nextDouble() < (bad ? 0.3 : 0.02)
                    ? Double.NaN
                    : (bad ? 0.4 : 0.7) + 0.2 * random.nextDouble();
            right[row] = random.nextDouble() < (bad ? 0.5 : 0.85) ? 1 : 0;
            predicted[row] = random.nextDouble() < (bad ? 0.7 : 0.3) ? "rain" : "sun";
            reviewed.set(row, random.nextDouble() < (bad ? 0.6 : 0.2));
            refused.set(row, random.nextDouble() < (bad ? 0.3 : 0.05));
        }
        WatchedColumn answers = new WatchedColumn(SideReader.PREDICTED, Role.MODEL, null, predicted);
        return new Side("rows", rows, List.of(answers), confidence, right, Double.NaN, null,
                new DecidedRows(reviewed, refused));
    }

    private static List<String> alarms(Side before, Side now, MonitorLimits limits) {
        List<Finding> findings = new ArrayList<>();
        new FigureWatching(before, now, limits).watch(Chunking.parts(now.rows(), now.rows() / STRETCH), findings);
        return findings.stream().map(Finding::subject).toList();
    }

    @Test
    void everyFigureCanBeWatchedByAConstantOrByDeviationsAndKeepsItsEvidence() {
        Side before = side(new SplittableRandom(1), 1200, 0, 0);
        Side now = side(new SplittableRandom(2), 1200, 200, 300);
        for (String rule : List.of("confidence < 0.6", "estimated < 60%", "accuracy < 0.75", "flagged > 30%",
                "refused > 0.15", "invalid > 10%", "share rain > 0.5", "confidence outside 3 sd",
                "estimated outside 3 sd",
                "accuracy outside 3 sd", "flagged outside 3 sd", "refused outside 3 sd", "invalid outside 3 sd",
                "share rain outside 3 sd")) {
            String subject = AlarmRule.parse(rule).subject();
            assertEquals(List.of(subject + " 201–300"), alarms(before, now, limits(rule)).stream()
                    .filter(found -> !found.endsWith(FigureWatch.ALL)).toList(), rule);
        }
        List<Finding> findings = new ArrayList<>();
        new FigureWatching(before, now, limits("flagged > 30%")).watch(Chunking.parts(1200, 12), findings);
        assertTrue(findings.getFirst().evidence().matches(
                "share to review \\d\\d\\.0 % of 100 rows, limit at most 30\\.0 %, q \\S+"), findings.toString());
    }

    @Test
    void whereNothingWasAnsweredBeforeAStretchIsHeldAgainstTheOthers() {
        Side training = new Side("training", 1000, List.of(), null, null, 0.85, null);
        Side now = side(new SplittableRandom(2), 1200, 200, 300);
        assertEquals(List.of("confidence 201–300", "flagged 201–300", "invalid 201–300"),
                alarms(training, now, MonitorLimits.DEFAULT));
        List<Finding> findings = new ArrayList<>();
        List<FigureWatch> all = new FigureWatching(training, now, MonitorLimits.DEFAULT).watch(List.of(), findings)
                .getFirst();
        assertEquals(List.of(), findings, "all rows together have nothing to be held against");
        assertTrue(all.stream().anyMatch(figure -> figure.name().equals("refused") && figure.value() > 0.05));
        assertEquals(List.of(), new FigureWatching(training, training, MonitorLimits.DEFAULT).watch(List.of(), findings)
                .getFirst(), "nothing was answered");
    }

    /** Stated: at most 5 % of reports; the limit is the truth itself in the first, so that the test alone keeps the level. */
    @Test
    void undriftedRowsRaiseNoMoreAlarmsThanTheStatedLevel() {
        SplittableRandom random = new SplittableRandom(8);
        MonitorLimits exact = limits("flagged > 20%", "accuracy < 0.85", "invalid > 2%", "refused > 5%",
                "share rain > 30%", "confidence < 0.8");
        MonitorLimits sureOnly = limits("confidence outside 0.001 sd", "flagged outside 0.001 sd",
                "invalid outside 0.001 sd");
        int constant = 0;
        int sure = 0;
        int usual = 0;
        int others = 0;
        Side training = new Side("training", 1000, List.of(), null, null, 0.85, null);
        for (int i = 0; i < 200; i++) {
            Side before = side(random, 1200, 0, 0);
            Side now = side(random, 1200, 0, 0);
            constant += alarms(before, now, exact).isEmpty() ? 0 : 1;
            sure += alarms(before, now, sureOnly).isEmpty() ? 0 : 1;
            usual += alarms(before, now, MonitorLimits.DEFAULT).isEmpty() ? 0 : 1;
            others += alarms(training, now, MonitorLimits.DEFAULT).isEmpty() ? 0 : 1;
        }
        // 10 of 200 expected at most, standard deviation 3.1
        String found = constant + " by constants, " + sure + " without a limit, " + usual + " usual, " + others
                + " against the others, of 200";
        assertTrue(constant <= 20 && sure <= 20, found);
        assertTrue(usual <= 4 && others <= 6, found);
    }

    @Test
    void aRuleIsReadAsItIsWritten() {
        assertEquals(new AlarmRule(FigureKind.FLAGGED, null, Bound.ABOVE, 0.3), AlarmRule.parse(" Flagged>30 % "));
        assertEquals(new AlarmRule(FigureKind.SHARE, "light rain", Bound.BELOW, 0.2),
                AlarmRule.parse("share light rain < .2"));
        for (AlarmRule rule : List.of(AlarmRule.parse("confidence outside 2.5 sd"), AlarmRule.parse("share a > 0.2"))) {
            assertEquals(rule, AlarmRule.parse(rule.text()));
            assertEquals(rule, Json.read(Json.write(rule), AlarmRule.class));
        }
        for (String bad : List.of("", "flagged", "flagged > 130%", "flagged = 3", "share > 0.2", "doubt < 0.5",
                "flagged outside 0 sd", "flagged > NaN", "accuracy < -1", "flagged outside 1e9999 sd")) {
            assertThrows(RefusedException.class, () -> AlarmRule.parse(bad), bad);
        }
        assertFalse(MonitorSettings.DEFAULT.limits().rules().isEmpty());
        String old = "{\"level\":0.05,\"psi\":0.2,\"deviation\":3.0,\"chunk_psi\":null,\"share\":0.01}";
        assertEquals(AlarmRule.USUAL, Json.read(old, MonitorSettings.class).limits().rules(),
                "kept before there were any");
    }

    @Test
    void samplesTogetherAreTheSampleOfAllRows() {
        double[] values = new SplittableRandom(5).doubles(100).toArray();
        Sample whole = Sample.of(values, IntStream.range(0, 100).toArray(), false);
        Sample merged = Sample.of(values, IntStream.range(0, 33).toArray(), false)
                .merge(Sample.of(values, IntStream.range(33, 34).toArray(), false)).merge(Sample.NONE)
                .merge(Sample.of(values, IntStream.range(34, 100).toArray(), false));
        assertEquals(whole.mean(), merged.mean(), 1e-12);
        assertEquals(whole.variance(), merged.variance(), 1e-12);
        assertEquals(100, merged.n());
        assertTrue(Double.isNaN(Sample.NONE.above(0.5)) && Double.isNaN(Sample.NONE.differs(whole)));
    }
}
