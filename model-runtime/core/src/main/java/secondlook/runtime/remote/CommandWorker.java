package secondlook.runtime.remote;

import java.nio.file.Path;
import java.util.List;

/**
 * A worker that a configured command starts, for example {@code ssh host second-look worker}.
 *
 * @param command the program and its arguments
 */
public record CommandWorker(List<String> command) implements WorkerStart {

    private static final int SHOWN = 80;

    public CommandWorker {
        command = List.copyOf(command);
    }

    /** Splits a line at its spaces; what stands in single or double quotes stays together. */
    public static CommandWorker of(String line) {
        return new CommandWorker(CommandLineWords.split(line));
    }

    @Override
    public ProcessBuilder process(Path scratch) {
        return new ProcessBuilder(command);
    }

    @Override
    public boolean sameFiles() {
        return false;
    }

    @Override
    public String words() {
        String line = String.join(" ", command);
        return "the model runtime started by \"" + (line.length() > SHOWN ? line.substring(0, SHOWN) + "…" : line)
                + "\"";
    }

    @Override
    public String moreMemory() {
        return "Allow it more on its own machine, for example SECOND_LOOK_OPTS=-Xmx4g";
    }
}
