package secondlook.desktop;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import secondlook.app.engine.EngineSettings;

/** Where models are to run, as arguments of the application: JavaFX makes it, and hands over nothing but texts. */
final class EngineArguments {

    private static final String IN_PROCESS = "in-process";
    private static final String COMMAND = "worker-command";
    private static final String LIMIT = "time-limit";

    private EngineArguments() {
    }

    static List<String> of(EngineSettings settings) {
        List<String> arguments = new ArrayList<>();
        arguments.add("--" + IN_PROCESS + "=" + settings.inProcess());
        arguments.add("--" + LIMIT + "=" + settings.batchLimit().toSeconds());
        if (settings.command() != null) {
            arguments.add("--" + COMMAND + "=" + settings.command());
        }
        return arguments;
    }

    /**
     * @param named       arguments by name
     * @param environment says what the arguments do not
     */
    static EngineSettings read(Map<String, String> named, Map<String, String> environment, long heapBytes) {
        String limit = named.get(LIMIT);
        return EngineSettings.of(environment, heapBytes).with(Boolean.parseBoolean(named.get(IN_PROCESS)),
                named.get(COMMAND), limit == null ? null : Long.valueOf(limit));
    }
}
