package secondlook.desktop.shell;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import secondlook.runtime.Problem;

class WindowNoticesTest {

    @Test
    void theDetailsToCopyHoldTheProblemAndItsCause() {
        Problem problem = new Problem("junk cannot be opened", "it is neither a table, a model nor a workspace",
                "Open a CSV file.");
        String details = WindowNotices.details(problem, new IllegalStateException("byte 3 is odd"));
        assertTrue(details.startsWith(problem.oneLine()), details);
        assertTrue(details.contains("java.lang.IllegalStateException: byte 3 is odd"), details);
        assertTrue(details.contains("\tat " + WindowNoticesTest.class.getName()), details);
    }
}
