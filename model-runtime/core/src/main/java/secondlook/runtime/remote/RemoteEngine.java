package secondlook.runtime.remote;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import secondlook.runtime.job.JobContext;
import secondlook.runtime.model.Model;
import secondlook.runtime.model.ModelEngine;
import secondlook.runtime.model.OpenOptions;
import secondlook.runtime.model.ProviderStatus;
import secondlook.runtime.wire.FrameKind;
import secondlook.runtime.wire.Models;
import secondlook.runtime.wire.WireReader;
import secondlook.runtime.wire.WireWriter;

/** An engine that works in a worker. The engine of the same format here only says which files are its own. */
public final class RemoteEngine implements ModelEngine {

    private final ModelEngine local;
    private final WorkerPool pool;
    private @Nullable List<ProviderStatus> providers;

    /** @param local never asked to open anything */
    public RemoteEngine(ModelEngine local, WorkerPool pool) {
        this.local = local;
        this.pool = pool;
    }

    @Override
    public String format() {
        return local.format();
    }

    @Override
    public boolean recognises(Path file) {
        return local.recognises(file);
    }

    @Override
    public Model open(Path file, OpenOptions options) {
        return open(file, options, JobContext.NONE);
    }

    @Override
    public Model open(Path file, OpenOptions options, JobContext context) {
        return RemoteModel.open(pool,
                new ModelSource(file, format(), pool.start().sameFiles() ? List.of() : local.companions(file),
                        options),
                context);
    }

    @Override
    public synchronized List<ProviderStatus> providers() {
        if (providers == null) {
            WireReader body = Asking.once(pool, "looking for providers", FrameKind.PROVIDERS,
                    new WireWriter().putText(format()));
            providers = Models.getProviders(body);
        }
        return providers;
    }

    @Override
    public Map<String, String> versions() {
        return local.versions();
    }
}
