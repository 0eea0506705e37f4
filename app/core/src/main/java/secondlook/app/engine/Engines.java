package secondlook.app.engine;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import secondlook.runtime.model.ModelEngine;
import secondlook.runtime.model.ModelFiles;
import secondlook.runtime.natives.NativeCache;
import secondlook.runtime.remote.CommandWorker;
import secondlook.runtime.remote.LocalWorker;
import secondlook.runtime.remote.RemoteEngine;
import secondlook.runtime.remote.RemoteTrainer;
import secondlook.runtime.remote.WorkerLimits;
import secondlook.runtime.remote.WorkerLog;
import secondlook.runtime.remote.WorkerPool;
import secondlook.runtime.remote.WorkerProgram;
import secondlook.runtime.remote.WorkerStart;
import secondlook.runtime.train.Trainer;
import secondlook.runtime.train.Trainers;

/** What opens and trains models. Closing it ends the workers, if there are any. */
public final class Engines implements AutoCloseable {

    private static final long LOG_BYTES = 1_000_000;

    /** Of the machine's memory, so much may a worker take before it is ended. */
    private static final double SHARE_OF_MEMORY = 0.8;

    private final ModelFiles models;
    private final Trainers trainers;
    private final @Nullable WorkerPool pool;
    private final @Nullable Function<EngineSettings, WorkerStart> renewal;
    private final EngineSettings said;

    private Engines(ModelFiles models, Trainers trainers, @Nullable WorkerPool pool,
            @Nullable Function<EngineSettings, WorkerStart> renewal, EngineSettings said) {
        this.renewal = renewal;
        this.said = said;
        this.models = models;
        this.trainers = trainers;
        this.pool = pool;
    }

    /** Engines and trainers of the class path, in this process. */
    public static Engines inProcess() {
        return new Engines(ModelFiles.discovered(), Trainers.discovered(), null, null,
                EngineSettings.of(Map.of(), Runtime.getRuntime().maxMemory()));
    }

    /**
     * As the settings say; in this process also where the class path holds no worker, or this program's Java cannot be
     * started a second time.
     *
     * @param logs  folder for the workers' log
     * @param cache folder of this program for what can be made again
     * @throws secondlook.runtime.RefusedException if the command for a worker cannot be understood
     */
    public static Engines of(EngineSettings settings, Path logs, Path cache) {
        return of(settings, EngineChoices.NONE, logs, cache);
    }

    /**
     * The same, with what a person chose in earlier starts.
     *
     * @param said   goes first
     * @param chosen fills in what was not said
     */
    public static Engines of(EngineSettings said, EngineChoices chosen, Path logs, Path cache) {
        EngineSettings settings = chosen.under(said, Runtime.getRuntime().maxMemory());
        String command = settings.command();
        boolean here = ServiceLoader.load(WorkerProgram.class).findFirst().isPresent() && LocalWorker.isPossible();
        if (settings.inProcess() || (command == null && !here)) {
            return inProcess();
        }
        WorkerStart start = command == null ? local(settings, logs) : CommandWorker.of(command);
        WorkerPool pool = new WorkerPool(start, WorkerLimits.DEFAULT.withBatch(settings.batchLimit()),
                new WorkerLog(logs, LOG_BYTES), cache.resolve("workers"));
        List<ModelEngine> engines = ServiceLoader.load(ModelEngine.class).stream()
                .<ModelEngine>map(engine -> new RemoteEngine(engine.get(), pool)).toList();
        List<Trainer> trainers = ServiceLoader.load(Trainer.class).stream()
                .<Trainer>map(trainer -> new RemoteTrainer(trainer.get(), pool)).toList();
        return new Engines(new ModelFiles(engines), new Trainers(trainers), pool,
                command == null ? changed -> local(changed, logs) : changed -> start, said);
    }

    /**
     * Time limit and memory from now on, for workers on this machine; models that are open keep their worker and its memory.
     * Where models run does not change before the next start.
     */
    public void change(EngineChoices chosen) {
        if (pool != null && renewal != null) {
            EngineSettings settings = chosen.under(said, Runtime.getRuntime().maxMemory());
            pool.use(renewal.apply(settings), WorkerLimits.DEFAULT.withBatch(settings.batchLimit()));
        }
    }

    private static LocalWorker local(EngineSettings settings, Path logs) {
        return new LocalWorker(LocalWorker.thisJava(), System.getProperty("java.class.path"), NativeCache.folder(),
                logs, settings.heapBytes(), (long) (memory() * SHARE_OF_MEMORY),
                "Allow a worker more memory in the settings, or with " + EngineSettings.MEMORY + "=4g", Map.of());
    }

    private static long memory() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
                ? system.getTotalMemorySize()
                : 0;
    }

    public ModelFiles models() {
        return models;
    }

    public Trainers trainers() {
        return trainers;
    }

    /** Where models run, in words for a person. */
    public String where() {
        return pool == null ? "in this process" : pool.where();
    }

    @Override
    public void close() {
        if (pool != null) {
            pool.close();
        }
    }
}
