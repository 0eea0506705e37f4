package secondlook.runtime.worker;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.ServiceLoader;
import secondlook.runtime.model.ModelEngine;
import secondlook.runtime.remote.LocalWorker;
import secondlook.runtime.remote.RemoteEngine;
import secondlook.runtime.remote.RemoteTrainer;
import secondlook.runtime.remote.WorkerLimits;
import secondlook.runtime.remote.WorkerLog;
import secondlook.runtime.remote.WorkerPool;
import secondlook.runtime.train.Trainer;

/** Real workers for tests, in folders of the test. */
final class Workers {

    static final WorkerLimits PATIENT = WorkerLimits.DEFAULT;

    /** For models that are stuck. */
    static final WorkerLimits HASTY = new WorkerLimits(Duration.ofSeconds(60), Duration.ofSeconds(10),
            Duration.ofSeconds(12), Duration.ofSeconds(4), Duration.ofSeconds(1), Duration.ofMillis(5));

    private Workers() {
    }

    static LocalWorker local(Path folder, long heapBytes, long memoryBytes) {
        return new LocalWorker(LocalWorker.thisJava(), System.getProperty("java.class.path"),
                Path.of(System.getProperty("secondlook.natives", folder.resolve("natives").toString())),
                folder.resolve("logs"), heapBytes, memoryBytes, "Allow more", Map.of());
    }

    static WorkerPool pool(Path folder, WorkerLimits limits) {
        return new WorkerPool(local(folder, 512L << 20, 4L << 30), limits,
                new WorkerLog(folder.resolve("logs"), 1 << 20), folder.resolve("workers"));
    }

    static ModelEngine engine(String format, WorkerPool pool) {
        for (ModelEngine engine : ServiceLoader.load(ModelEngine.class)) {
            if (engine.format().equals(format)) {
                return new RemoteEngine(engine, pool);
            }
        }
        throw new IllegalArgumentException(format);
    }

    static Trainer trainer(WorkerPool pool) {
        return new RemoteTrainer(ServiceLoader.load(Trainer.class).findFirst().orElseThrow(), pool);
    }
}
