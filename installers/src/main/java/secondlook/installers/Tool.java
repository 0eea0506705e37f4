package secondlook.installers;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Runs a program of the JDK or of the system and waits for it. */
final class Tool {

    private Tool() {
    }

    /** A program of the JDK that runs this. */
    static String ofJdk(String name) {
        return Path.of(System.getProperty("java.home"), "bin", name).toString();
    }

    /** @throws IOException if it cannot be started or ends with anything but 0 */
    static void run(List<String> command, Map<String, String> environment) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        builder.environment().putAll(environment);
        int code = builder.start().waitFor();
        if (code != 0) {
            throw new IOException(command.getFirst() + " ended with " + code + ": " + String.join(" ", command));
        }
    }

    static void run(List<String> command) throws IOException, InterruptedException {
        run(command, Map.of());
    }
}
