package secondlook.runtime.model;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import secondlook.runtime.Problem;
import secondlook.runtime.RefusedException;
import secondlook.runtime.job.JobContext;

/** Opens a model file with the engine that recognises it. */
public final class ModelFiles {

    private final List<ModelEngine> engines;

    public ModelFiles(List<ModelEngine> engines) {
        this.engines = List.copyOf(engines);
    }

    /** With every engine on the class path. */
    public static ModelFiles discovered() {
        return new ModelFiles(ServiceLoader.load(ModelEngine.class).stream().map(ServiceLoader.Provider::get).toList());
    }

    public List<ModelEngine> engines() {
        return engines;
    }

    /** Whether some engine takes the file for a model. */
    public boolean recognises(Path file) {
        return Files.isRegularFile(file) && engines.stream().anyMatch(e -> e.recognises(file));
    }

    /** @throws RefusedException if the file is absent, no engine knows it, or the engine refuses it */
    public Model open(Path file, OpenOptions options) {
        return open(file, options, JobContext.NONE);
    }

    /**
     * The same, and it can be cancelled.
     *
     * @throws secondlook.runtime.job.JobCancelledException if cancelled
     */
    public Model open(Path file, OpenOptions options, JobContext context) {
        if (!Files.isRegularFile(file)) {
            throw new RefusedException(new Problem(file + " cannot be opened",
                    Files.exists(file) ? "it is not a regular file" : "there is no such file", "Check the path."));
        }
        for (ModelEngine engine : engines) {
            if (engine.recognises(file)) {
                return engine.open(file, options, context);
            }
        }
        String known = engines.stream().map(ModelEngine::format).collect(Collectors.joining(", "));
        throw new RefusedException(new Problem(file.getFileName() + " is not a model",
                "none of the known formats (" + known + ") recognises it",
                "Give an .onnx file or a model trained here (.smile)."));
    }
}
