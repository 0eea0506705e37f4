package secondlook.desktop.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.LocalTime;
import org.junit.jupiter.api.Test;
import secondlook.runtime.decision.DecisionPolicy;
import secondlook.runtime.decision.Measure;

class SessionTest {

    private final Session session = new Session(Runnable::run);

    @Test
    void lettingGoOfARunLetsGoOfWhatDependsOnIt() {
        session.usePolicy(DecisionPolicy.of(Measure.CONFIDENCE, 0.7));
        session.select(new RowSelection("three rows", new long[]{1, 2, 3}));
        session.useRun(null);
        assertNull(session.policy().get());
        assertNull(session.selection().get());
    }

    @Test
    void anotherDatasetForgetsTheRowsThatWereMeant() {
        session.choose("  year = 2015 ");
        assertEquals("year = 2015", session.condition().get());
        session.useDataset(null);
        assertEquals("", session.condition().get());
    }

    @Test
    void anotherWorkspaceHasNothingSavedYet() {
        session.savedAt(LocalTime.NOON);
        session.use(null, Registry.EMPTY);
        assertNull(session.saved().get());
    }
}
