package secondlook.runtime.model;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import secondlook.runtime.job.JobContext;

/** Opens model files of one format. Found by {@link java.util.ServiceLoader}; has a public constructor without arguments. */
public interface ModelEngine {

    /** {@code onnx}, {@code smile}. */
    String format();

    /**
     * Whether the file looks like this engine's format, by its name and first bytes. Never loads it, never throws for a
     * file that exists; used to choose the engine, so a broken file of the right name is still recognised.
     */
    boolean recognises(Path file);

    /**
     * Opens a model and probes it with a few rows.
     *
     * @throws secondlook.runtime.RefusedException     if the file is not a usable model; says why and what to do
     * @throws secondlook.runtime.ModelFailedException if the model crashed on the probe
     */
    Model open(Path file, OpenOptions options);

    /**
     * The same; a cancel is noticed also while the model is being opened, by engines that can be stopped there.
     *
     * @throws secondlook.runtime.job.JobCancelledException if cancelled
     */
    default Model open(Path file, OpenOptions options, JobContext context) {
        context.checkCancelled();
        return open(file, options);
    }

    /**
     * Files beside a model that it needs or that say something of it, so that they can go with it to another machine. Runs
     * nothing of the model; a model that is broken has none.
     */
    default List<Path> companions(Path file) {
        return List.of();
    }

    /** The providers this engine knows, each tried once and remembered. Slow the first time: call off the FX thread. */
    List<ProviderStatus> providers();

    /** Names and versions of the libraries used, for manifests and {@code doctor}. */
    Map<String, String> versions();
}
