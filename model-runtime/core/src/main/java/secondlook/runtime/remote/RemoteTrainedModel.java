package secondlook.runtime.remote;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import secondlook.runtime.Problem;
import secondlook.runtime.RefusedException;
import secondlook.runtime.model.Model;
import secondlook.runtime.train.ModelManifest;
import secondlook.runtime.train.ModelManifestJson;
import secondlook.runtime.train.TrainedModel;
import secondlook.runtime.wire.Frame;
import secondlook.runtime.wire.FrameKind;
import secondlook.runtime.wire.WireReader;
import secondlook.runtime.wire.WireWriter;

/** A model that was trained in a worker and lives there until it is closed. Its file is made there and written here. */
final class RemoteTrainedModel implements TrainedModel {

    private final Opened opened;
    private final String recipe;
    private final RemoteModel model;

    RemoteTrainedModel(Opened opened, String recipe) {
        this.opened = opened;
        this.recipe = recipe;
        this.model = new RemoteModel(opened.pool(), "the trained model", null, opened);
    }

    @Override
    public Model model() {
        return model;
    }

    @Override
    public String recipeJson() {
        return recipe;
    }

    @Override
    public void writeTo(Path file, ModelManifest manifest) {
        Path target = file.toAbsolutePath();
        Path part = target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID() + ".part");
        boolean done = false;
        model.inUse().lock();
        try {
            model.checkOpen();
            try (OutputStream out = Files.newOutputStream(part)) {
                copy(manifest, out);
            }
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            done = true;
        } catch (WorkerEndedException ended) {
            throw WorkerFailures.of(opened.pool(), new WorkerFailures.Doing(file.getFileName() + " was not written",
                    null, opened.pool().limits().open(), false), ended);
        } catch (IOException e) {
            throw new RefusedException(new Problem(file + " cannot be written", String.valueOf(e.getMessage()),
                    "Check the folder, its permissions and the free space."), e);
        } finally {
            model.inUse().unlock();
            if (!done) {
                delete(part);
            }
        }
    }

    private void copy(ModelManifest manifest, OutputStream out) throws WorkerEndedException, IOException {
        WireWriter body = new WireWriter().putInt(opened.model().handle()).putText(ModelManifestJson.write(manifest));
        try (WorkerProcess.Conversation talk = opened.worker().converse(Call.within(opened.pool().limits().open()))) {
            int request = talk.send(FrameKind.WRITE, body);
            for (Frame frame = talk.answer(request); frame.kind() == FrameKind.PART; frame = talk.answer(request)) {
                out.write(talk.read(frame.body(), WireReader::getRest));
            }
        }
    }

    private static void delete(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException ignored) {
            // the first failure is the one to report
        }
    }
}
