package secondlook.app.engine;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import secondlook.runtime.RefusedException;
import secondlook.runtime.model.OpenOptions;
import secondlook.runtime.model.Provider;
import secondlook.runtime.remote.CommandWorker;
import secondlook.runtime.remote.WorkerLimits;

/**
 * How a person wants models to run, kept from one start to the next. What the command line or the environment says goes first.
 *
 * @param provider      where a model runs; {@code null} for wherever it works best
 * @param device        number of the graphics card; {@code null} for the first
 * @param cardMemory    most memory to take from it, as {@code 4g}; {@code null} for no limit
 * @param tightArena    whether that memory grows by what is asked for instead of doubling
 * @param timeLimit     seconds that one batch may take; {@code null} for the usual limit
 * @param workerMemory  most memory for a worker's Java objects, as {@code 2g}; {@code null} for as much as this program
 * @param workerCommand starts a worker somewhere else; {@code null} for one on this machine
 */
public record EngineChoices(@Nullable Provider provider, @Nullable Integer device, @Nullable String cardMemory,
        boolean tightArena, @Nullable Long timeLimit, @Nullable String workerMemory, @Nullable String workerCommand) {

    public static final EngineChoices NONE = new EngineChoices(null, null, null, false, null, null, null);

    private static final int MOST_DEVICES = 64;

    /** @throws RefusedException if one of them cannot be used; says which and what would do */
    public EngineChoices {
        if (device != null && (device < 0 || device >= MOST_DEVICES)) {
            throw new RefusedException("graphics card " + device + " cannot be used", "cards are counted from 0 to 63",
                    "Give 0 for the first.");
        }
        if (cardMemory != null && !cardMemory.matches("[1-9]\\d{0,6}[mg]")) {
            throw new RefusedException(cardMemory + " cannot be the graphics card's memory",
                    "it is no size like 512m or 4g",
                    "Give a size like that, or leave it empty for no limit.");
        }
        if (timeLimit != null) {
            EngineSettings.batchLimit(timeLimit);
        }
        if (workerMemory != null) {
            EngineSettings.bytes(workerMemory);
        }
        if (workerCommand != null) {
            CommandWorker.of(workerCommand);
        }
    }

    /** For a model that is opened next. */
    public OpenOptions options() {
        Map<String, String> settings = new LinkedHashMap<>();
        if (device != null) {
            settings.put("device", device.toString());
        }
        if (cardMemory != null) {
            settings.put("memory", cardMemory);
        }
        if (tightArena) {
            settings.put("arena", "as-requested");
        }
        return new OpenOptions(provider == null ? Provider.AUTO : provider, null, 0, settings);
    }

    /**
     * Fills in what was not said.
     *
     * @param said      by the command line and the environment
     * @param usualHeap what a worker gets if nobody said anything, in bytes
     */
    public EngineSettings under(EngineSettings said, long usualHeap) {
        Duration usual = WorkerLimits.DEFAULT.batch();
        return new EngineSettings(said.inProcess(), said.command() == null ? workerCommand : said.command(),
                timeLimit != null && said.batchLimit().equals(usual)
                        ? Duration.ofSeconds(timeLimit)
                        : said.batchLimit(),
                workerMemory != null && said.heapBytes() == usualHeap
                        ? EngineSettings.bytes(workerMemory)
                        : said.heapBytes());
    }
}
