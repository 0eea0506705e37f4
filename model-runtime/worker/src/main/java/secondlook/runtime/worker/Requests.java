package secondlook.runtime.worker;

import java.nio.file.Path;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;
import secondlook.runtime.RefusedException;
import secondlook.runtime.data.FeatureBatch;
import secondlook.runtime.data.Schema;
import secondlook.runtime.model.EnsembleScorer;
import secondlook.runtime.model.Model;
import secondlook.runtime.model.ModelEngine;
import secondlook.runtime.model.OpenOptions;
import secondlook.runtime.train.Trainer;
import secondlook.runtime.wire.BadFrameException;
import secondlook.runtime.wire.Batches;
import secondlook.runtime.wire.Models;
import secondlook.runtime.wire.Protocol;
import secondlook.runtime.wire.Scores;
import secondlook.runtime.wire.Trainings;
import secondlook.runtime.wire.WireReader;
import secondlook.runtime.wire.WireWriter;

/** What each request means. Used by one thread. */
final class Requests {

    private final OpenModels models;
    private final WorkerFiles files;
    private final ServiceLoader<ModelEngine> engines = ServiceLoader.load(ModelEngine.class);
    private final ServiceLoader<Trainer> trainers = ServiceLoader.load(Trainer.class);
    private final WireWriter out = new WireWriter(1 << 16);
    private @Nullable TrainingRows training;

    Requests(OpenModels models, WorkerFiles files) {
        this.models = models;
        this.files = files;
    }

    /** The body of the answer; it is used again for the next. */
    WireWriter answer(Request request) {
        WireReader in = request.body();
        out.clear();
        switch (request.kind()) {
            case HELLO -> hello(in);
            case PING -> in.end();
            case PROVIDERS -> Models.put(out, engine(in.getText()).providers());
            case LOAD -> load(in, request);
            case UNLOAD -> {
                int handle = in.getInt();
                models.close(handle);
                files.closed(handle);
            }
            case BIND -> {
                int handle = models.bind(in.getInt(), Models.getBinding(in));
                out.putInt(handle).putFlag(models.scorer(handle).scorer() instanceof EnsembleScorer);
            }
            case UNBIND -> models.unbind(in.getInt());
            case SCORE -> score(in, request);
            case TRAIN -> training = new TrainingRows(Trainings.getRequest(in), Batches.getSchema(in));
            case TRAIN_ROWS -> rows().add(in);
            case TRAIN_RUN -> train(request);
            case WANTED -> files.wanted(in, out);
            case FILE -> files.take(in);
            case WRITE -> files.send(models.model(in.getInt()), in.getText(), request);
            default -> throw new BadFrameException(request.kind() + " is no request");
        }
        return out;
    }

    private void hello(WireReader in) {
        int version = in.getInt();
        files.sameAsClients(in.getInt() == 1);
        // a client of another version is told ours, and leaves
        out.putInt(Protocol.VERSION).putLong(ProcessHandle.current().pid());
        if (version == Protocol.VERSION) {
            in.end();
        }
    }

    private ModelEngine engine(String format) {
        for (ModelEngine engine : engines) {
            if (engine.format().equals(format)) {
                return engine;
            }
        }
        throw new RefusedException("A model of the format " + format + " cannot be opened",
                "the worker has no engine for it", "Install the same version of Second Look on both sides.");
    }

    private void load(WireReader in, Request request) {
        OpenOptions options = Models.getOptions(in);
        ModelEngine engine = engine(in.getText());
        Path file = files.model(in);
        Model model = engine.open(file, options, request);
        int handle = models.add(model, null);
        files.opened(handle, file);
        Models.put(out, Models.Description.of(handle, model));
    }

    private void score(WireReader in, Request request) {
        OpenModels.Bound bound = models.scorer(in.getInt());
        boolean members = in.getFlag();
        if (in.getFlag()) {
            bound.use(Batches.getSchema(in));
        }
        Schema schema = bound.schema();
        if (schema == null) {
            throw new BadFrameException("a batch came before its schema");
        }
        FeatureBatch batch = Batches.get(in, schema);
        in.end();
        if (!members) {
            Scores.put(out, bound.scorer().score(batch, request));
        } else if (bound.scorer() instanceof EnsembleScorer ensemble) {
            Scores.put(out, ensemble.scoreMembers(batch, request));
        } else {
            throw new BadFrameException("members of a model that has none were asked for");
        }
    }

    private TrainingRows rows() {
        TrainingRows rows = training;
        if (rows == null) {
            throw new BadFrameException("rows came before what they are for");
        }
        return rows;
    }

    private void train(Request request) {
        TrainingRows rows = rows();
        training = null;
        var trained = rows.train(trainers, request);
        Model model = trained.model();
        Models.put(out, Models.Description.of(models.add(model, trained), model));
        out.putText(trained.recipeJson());
    }
}
