package secondlook.runtime.worker;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import secondlook.runtime.Problem;
import secondlook.runtime.RefusedException;
import secondlook.runtime.train.ModelManifestJson;
import secondlook.runtime.train.TrainedModel;
import secondlook.runtime.wire.BadFrameException;
import secondlook.runtime.wire.FrameKind;
import secondlook.runtime.wire.Protocol;
import secondlook.runtime.wire.WireReader;
import secondlook.runtime.wire.WireWriter;

/** The files of this worker: models, and what is written on the way. */
final class WorkerFiles {

    /** Of all model files that were sent. */
    private static final long KEPT_BYTES = 8L << 30;

    private final Path scratch;
    private final ModelCache cache;
    private boolean same;
    private final Map<Integer, Path> open = new HashMap<>();
    private int laid;

    WorkerFiles(Path scratch, Path models) {
        this.scratch = scratch.toAbsolutePath().normalize();
        this.cache = new ModelCache(models, KEPT_BYTES);
    }

    /** @param same whether a path means the same file to the client */
    void sameAsClients(boolean same) {
        this.same = same;
    }

    /** The model file that a request is about; the client's own, or a copy of what it sent. */
    Path model(WireReader in) {
        if (same) {
            Path file = Path.of(in.getText());
            in.end();
            return file;
        }
        try {
            Path folder = scratch.resolve("model-" + ++laid);
            Path model = null;
            for (int left = in.getCount(2 * Integer.BYTES); left > 0; left--) {
                String name = in.getText();
                Path file = cache.lay(in.getText(), folder, name);
                model = model == null ? file : model;
            }
            in.end();
            if (model == null) {
                throw new BadFrameException("a model without a file");
            }
            return model;
        } catch (IOException unwritable) {
            throw unwritable("The model cannot be opened", unwritable);
        }
    }

    /** Remembers what was opened under a number, so that a copy can go when it is closed. */
    void opened(int handle, Path model) {
        if (!same) {
            open.put(handle, model);
        }
    }

    /** Removes the copy of a model that is no longer open. */
    void closed(int handle) {
        Path model = open.remove(handle);
        if (model != null) {
            remove(scratch.resolve(scratch.relativize(model).getName(0)));
        }
    }

    /** Tells which of the files are not here, and makes room for them. */
    void wanted(WireReader in, WireWriter out) {
        List<String> wanted = new ArrayList<>();
        try {
            for (int left = in.getCount(Integer.BYTES + Long.BYTES); left > 0; left--) {
                String sha256 = in.getText();
                long size = in.getLong();
                if (!cache.has(sha256) && !wanted.contains(sha256)) {
                    cache.expect(sha256, size);
                    wanted.add(sha256);
                }
            }
            in.end();
        } catch (IOException unwritable) {
            throw unwritable("The model cannot be sent", unwritable);
        }
        out.putTexts(wanted);
    }

    /** Takes some bytes of a file that was not here. */
    void take(WireReader in) {
        try {
            String sha256 = in.getText();
            boolean last = in.getFlag();
            cache.add(sha256, in.getRest(), last);
        } catch (IOException unwritable) {
            throw unwritable("The model cannot be sent", unwritable);
        }
    }

    private static RefusedException unwritable(String what, IOException why) {
        return new RefusedException(new Problem(what, "the worker cannot write its file (" + why.getMessage() + ")",
                "Check the free space where the worker runs."), why);
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
            throw unwritable("The model cannot be written", unwritable);
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
        remove(scratch);
    }

    private static void remove(Path folder) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException | UncheckedIOException inUse) {
            System.getLogger(WorkerFiles.class.getName()).log(System.Logger.Level.DEBUG, folder + " stays", inUse);
        }
    }
}
