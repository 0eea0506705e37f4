package secondlook.app.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import secondlook.app.workspace.Workspace;
import secondlook.runtime.RefusedException;
import secondlook.runtime.comparison.PairedComparison;
import secondlook.runtime.comparison.PairedRows;

class ModelVersionsTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-14T10:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path temp;

    private Workspace workspace;
    private ModelVersions versions;

    @BeforeEach
    void open() {
        workspace = Workspace.open(temp.resolve("w"), CLOCK, "Ada");
        versions = workspace.versions();
    }

    @AfterEach
    void close() {
        workspace.close();
    }

    private ModelVersion add(String content) {
        return NamedModel.add(workspace, temp, "weather", content);
    }

    private void promote(ModelVersion version) {
        Checklist checklist = versions.checklist(version, null);
        Map<String, String> reasons = checklist.blocking().stream()
                .collect(java.util.stream.Collectors.toMap(Check::key, c -> "for the test"));
        versions.promote(versions.find(version.reference()), checklist.accepting(reasons), null);
    }

    private List<VersionState> states() {
        return versions.of("weather").reversed().stream().map(ModelVersion::state).toList();
    }

    @Test
    void aVersionIsACandidateUntilItIsPromotedAndTheOneBeforeIsRetired() {
        ModelVersion first = add("a");
        assertNull(versions.champion("weather"));
        promote(first);
        ModelVersion second = add("b");
        assertEquals(List.of(VersionState.CHAMPION, VersionState.CANDIDATE), states());
        promote(second);
        assertEquals(List.of(VersionState.RETIRED, VersionState.CHAMPION), states());
        assertEquals("300", first.lineage().parameters().get("trees"));
        assertEquals("weather.csv", first.lineage().dataset());
    }

    @Test
    void rollingBackGoesOneStepEachTimeAndKeepsEveryAppointment() {
        List<ModelVersion> all = List.of(add("a"), add("b"), add("c"));
        all.forEach(this::promote);
        assertEquals(2, versions.rollBack("weather", "b was better").version());
        assertEquals(1, versions.rollBack("weather", null).version());
        RefusedException refused = assertThrows(RefusedException.class, () -> versions.rollBack("weather", null));
        assertTrue(refused.problem().why().contains("no champion before"), refused.toString());
        assertEquals(List.of(VersionState.CHAMPION, VersionState.RETIRED, VersionState.RETIRED), states());
        promote(versions.find("weather@3"));
        assertEquals(1, versions.rollBack("weather", null).version(), "back to what was champion just before");
        assertEquals(List.of(1, 2, 3, 2, 1, 3, 1),
                versions.history("weather").stream().map(Appointment::version).toList());
        assertEquals("b was better", versions.history("weather").get(3).note());
        assertEquals("Ada", versions.history("weather").get(3).who());
    }

    @Test
    void aCheckThatDoesNotPassStandsInTheWayUntilSomebodySaysWhyItMay() {
        promote(add("a"));
        ModelVersion candidate = add("b");
        Checklist open = versions.checklist(candidate, null);
        RefusedException refused = assertThrows(RefusedException.class,
                () -> versions.promote(candidate, open, null));
        assertTrue(refused.problem().why().contains("not compared"), refused.toString());
        assertThrows(RefusedException.class, () -> open.accepting(Map.of("drift", " ")));
        assertThrows(RefusedException.class, () -> open.accepting(Map.of("beauty", "it is")));
        promote(candidate);
        assertEquals("for the test", versions.history("weather").get(1).checks().getFirst().accepted());
    }

    @Test
    void theChecklistFollowsTheNewestComparisonWithThePresentChampion() {
        promote(add("a"));
        ModelVersion worse = add("b");
        versions.keep("weather", comparison(2, 1, 0.9, 0.6, List.of()));
        assertEquals(CheckState.FAILED, check(worse, "accuracy").state());
        assertEquals(CheckState.FAILED, check(worse, "classes").state());
        versions.keep("weather", comparison(2, 1, 0.9, 0.9, List.of("the class snow is gone")));
        assertEquals(CheckState.PASSED, check(worse, "accuracy").state());
        assertEquals(CheckState.FAILED, check(worse, "contract").state());
        assertEquals(CheckState.OPEN, check(worse, "drift").state());
        assertEquals("the season only", versions.checklist(worse, "the season only").checks().getLast().evidence());
        promote(worse);
        assertNull(versions.comparison(versions.find("weather@1")), "a comparison is with the champion of its time");
    }

    private Check check(ModelVersion version, String key) {
        return versions.checklist(version, null).checks().stream().filter(c -> c.key().equals(key)).findFirst()
                .orElseThrow();
    }

    private static VersionComparison comparison(int candidate, int champion, double first, double second,
            List<String> breaks) {
        int n = 400;
        double[] a = new double[2 * n];
        double[] b = new double[2 * n];
        int[] truth = new int[n];
        for (int row = 0; row < n; row++) {
            truth[row] = row % 2;
            put(a, row, truth[row], row / 2 % 10 < first * 10);
            put(b, row, truth[row], row / 2 % 10 < second * 10);
        }
        PairedComparison figures = PairedComparison.of(PairedRows.of(a, b, 2, truth), List.of("no", "yes"), 1);
        return new VersionComparison(candidate, champion, "held.csv", "f".repeat(64), null, "rain", "r2", "r1", breaks,
                List.of(), figures);
    }

    private static void put(double[] p, int row, int truth, boolean right) {
        p[2 * row + truth] = right ? 0.8 : 0.2;
        p[2 * row + 1 - truth] = right ? 0.2 : 0.8;
    }

    @Test
    void aChampionThatChangedMeanwhileIsNotOverrunAndAMissingFileIsNoChampion() throws Exception {
        promote(add("a"));
        ModelVersion b = add("b");
        ModelVersion c = add("c");
        Checklist old = versions.checklist(c, null);
        promote(b);
        Checklist accepted = old.accepting(old.blocking().stream()
                .collect(java.util.stream.Collectors.toMap(Check::key, x -> "yes")));
        RefusedException refused = assertThrows(RefusedException.class, () -> versions.promote(c, accepted, null));
        assertTrue(refused.problem().why().contains("changed since"), refused.toString());
        assertThrows(RefusedException.class, () -> versions.promote(b, PromotionChecks.first(), null));
        Files.delete(versions.file(versions.find("weather@1")));
        assertThrows(RefusedException.class, () -> versions.rollBack("weather", null));
        assertEquals(2, versions.find("weather").version());
    }

    @Test
    void aVersionIsFoundAsAPersonNamesIt() {
        assertThrows(RefusedException.class, () -> versions.find("weather"));
        promote(add("a"));
        add("b");
        assertEquals(1, versions.find("weather").version());
        assertEquals(1, versions.find("weather@champion").version());
        assertEquals(2, versions.find("weather@newest").version());
        assertEquals(2, versions.find("weather@2").version());
        assertTrue(String
                .valueOf(assertThrows(RefusedException.class, () -> versions.find("weather@9")).problem().remedy())
                .contains("weather@2, weather@1"));
        assertTrue(
                String.valueOf(assertThrows(RefusedException.class, () -> versions.find("wether@1")).problem().remedy())
                        .contains("weather"));
    }

    @Test
    void theDatabaseItselfRefusesToForget() throws SQLException {
        promote(add("a"));
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + temp.resolve("w/workspace.db"));
                var statement = connection.createStatement()) {
            assertThrows(SQLException.class, () -> statement.executeUpdate("DELETE FROM appointment"));
            assertThrows(SQLException.class, () -> statement.executeUpdate("UPDATE appointment SET model = 1"));
            assertThrows(SQLException.class, () -> statement.executeUpdate("DELETE FROM version_origin"));
        }
    }
}
