package secondlook.cli.console;

import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import secondlook.app.engine.EngineSettings;
import secondlook.app.engine.Engines;

/** The engines that the options and the environment ask for; made when a command first needs them. */
public final class ChosenEngines implements AutoCloseable {

    private final GlobalOptions options;
    private final Map<String, String> environment;
    private final Function<EngineSettings, Engines> make;
    private @Nullable Engines made;

    public ChosenEngines(GlobalOptions options, Map<String, String> environment,
            Function<EngineSettings, Engines> make) {
        this.options = options;
        this.environment = environment;
        this.make = make;
    }

    /** @throws secondlook.runtime.RefusedException if what was asked for cannot be understood */
    public EngineSettings settings() {
        return EngineSettings.of(environment, Runtime.getRuntime().maxMemory()).with(options.inProcess(),
                options.workerCommand(), options.timeLimit());
    }

    /** @throws secondlook.runtime.RefusedException as {@link #settings()} */
    public Engines get() {
        if (made == null) {
            made = make.apply(settings());
        }
        return made;
    }

    /** Ends the workers, if any were started. */
    @Override
    public void close() {
        if (made != null) {
            made.close();
            made = null;
        }
    }
}
