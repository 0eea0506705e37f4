package secondlook.cli.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import secondlook.app.engine.Engines;
import secondlook.runtime.job.JobCancelledException;
import secondlook.runtime.job.JobContext;

class ConsoleTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Cancellation cancellation = new Cancellation();

    @Command
    private static final class Holder {
        @Mixin
        private final GlobalOptions options = new GlobalOptions();
    }

    private Console console(boolean terminal, String... options) {
        Holder holder = new Holder();
        new CommandLine(holder).parseArgs(options);
        return new Console(new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8), terminal, holder.options,
                engines(holder.options), cancellation);
    }

    static ChosenEngines engines(GlobalOptions options) {
        return new ChosenEngines(options, Map.of(), settings -> Engines.inProcess());
    }

    private String said() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void drawsProgressOnlyOnATerminal() {
        console(false).job().progress(1, 2);
        console(true, "--quiet").job().progress(1, 2);
        assertEquals("", said());
        Console terminal = console(true);
        terminal.job().progress(1, 2);
        assertTrue(said().contains(" 50 %"), said());
        terminal.result(Map.of(), List.of("done"));
        assertTrue(said().endsWith("\r\u001b[K"), "the line is wiped before the result");
    }

    @Test
    void aCancelReachesTheJob() {
        JobContext job = console(false).job();
        job.checkCancelled();
        cancellation.cancel();
        assertThrows(JobCancelledException.class, job::checkCancelled);
    }

    @Test
    void writesJsonThatAnyEncodingCarriesAndNullForWhatIsNotAvailable() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("name", "Größe");
        values.put("gap", Double.NaN);
        values.put("limit", Double.POSITIVE_INFINITY);
        values.put("share", 0.1);
        console(false, "--json").result(values, List.of("for a person"));
        String text = out.toString(StandardCharsets.US_ASCII);
        assertEquals("{\"name\":\"Gr\\u00F6\\u00DFe\",\"gap\":null,\"limit\":\"Infinity\",\"share\":0.1}",
                text.replaceAll("\\s", ""));
        assertFalse(text.contains("person"));
    }

    @Test
    void keepsNotesOffTheResult() {
        Console console = console(false);
        console.warn(List.of("the order was assumed"));
        console.result(Map.of(), List.of("result"));
        assertEquals("result\n", out.toString(StandardCharsets.UTF_8));
        assertEquals("note: the order was assumed\n", said());
        console(false, "--quiet").warn("more");
        assertFalse(said().contains("more"));
    }
}
