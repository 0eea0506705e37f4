package secondlook.runtime.worker;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import secondlook.runtime.Problem;
import secondlook.runtime.RefusedException;
import secondlook.runtime.train.ModelManifestJson;
import secondlook.runtime.train.TrainedModel;
import secondlook.runtime.wire.FrameKind;
import secondlook.runtime.wire.Protocol;
import secondlook.runtime.wire.WireReader;
import secondlook.runtime.wire.WireWriter;

/** The files of this worker: models, and what is written on the way. */
final class WorkerFiles {

    private final Path scratch;
    private final Path models;
    private boolean same;

    WorkerFiles(Path scratch, Path models) {
        this.scratch = scratch;
        this.models = models;
    }

    /** @param same whether a path means the same file to the client */
    void sameAsClients(boolean same) {
        this.same = same;
    }

    /** The model file that a request is about. */
    Path model(WireReader in) {
        return Path.of(in.getText());
    }

    /** Gives the bytes of a trained model's file in parts. */
    void send(OpenModels.Held held, String manifest, Request request) {
        TrainedModel trained = held.trained();
        if (trained == null) {
            throw new RefusedException("The model cannot be written", "it was not trained here", "Copy its file.");
        }
        try {
            Files.createDirectories(scratch);
            Path file = scratch.resolve("trained");
            try {
                trained.writeTo(file, ModelManifestJson.read(manifest));
                send(file, request);
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException unwritable) {
            throw new RefusedException(new Problem("The model cannot be written",
                    "the worker cannot write its file (" + unwritable.getMessage() + ")",
                    "Check the free space where the worker runs."), unwritable);
        }
    }

    private static void send(Path file, Request request) throws IOException {
        byte[] part = new byte[Protocol.FILE_PART];
        try (InputStream in = Files.newInputStream(file)) {
            for (int count = in.readNBytes(part, 0, part.length); count > 0; count = in.readNBytes(part, 0,
                    part.length)) {
                request.checkCancelled();
                request.answer(FrameKind.PART, new WireWriter(count).putRaw(part, 0, count));
            }
        }
    }

    /** Removes what was written on the way. */
    void clear() {
        if (!Files.isDirectory(scratch)) {
            return;
        }
        try (Stream<Path> all = Files.walk(scratch)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException | UncheckedIOException inUse) {
            System.getLogger(WorkerFiles.class.getName()).log(System.Logger.Level.DEBUG, scratch + " stays", inUse);
        }
    }
}
