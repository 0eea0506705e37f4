package secondlook.runtime.remote;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import secondlook.runtime.Problem;
import secondlook.runtime.RefusedException;
import secondlook.runtime.job.JobContext;
import secondlook.runtime.wire.FrameKind;
import secondlook.runtime.wire.Protocol;
import secondlook.runtime.wire.WireReader;
import secondlook.runtime.wire.WireWriter;

/** A model's files on their way to a worker that cannot read them itself. Known by their hash, each is sent once. */
final class SentFiles {

    /** @param name relative to the model's folder, with slashes */
    private record Item(String name, Path file, String sha256, long size) {}

    private final List<Item> items;

    private SentFiles(List<Item> items) {
        this.items = items;
    }

    /** The model's own file is the first. */
    static SentFiles of(ModelSource source) {
        Path model = source.file().toAbsolutePath();
        List<Item> items = new ArrayList<>();
        try {
            items.add(item(source.name(), model));
            Path folder = model.toRealPath().getParent();
            for (Path companion : source.companions()) {
                Path real = companion.toRealPath();
                String name = folder != null && real.startsWith(folder)
                        ? folder.relativize(real).toString()
                        : String.valueOf(companion.getFileName());
                items.add(item(name.replace('\\', '/'), companion));
            }
        } catch (IOException unreadable) {
            throw new RefusedException(new Problem(source.name() + " cannot be opened",
                    "it cannot be read (" + unreadable.getMessage() + ")", "Check the path and its permissions."),
                    unreadable);
        }
        return new SentFiles(items);
    }

    private static Item item(String name, Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] some = new byte[1 << 16];
            long size = 0;
            for (int count = in.read(some); count >= 0; count = in.read(some)) {
                digest.update(some, 0, count);
                size += count;
            }
            return new Item(name, file, HexFormat.of().formatHex(digest.digest()), size);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    /** Their names and hashes. */
    void put(WireWriter out) {
        out.putInt(items.size());
        items.forEach(item -> out.putText(item.name()).putText(item.sha256()));
    }

    /** Sends those that are not there yet. */
    void send(WorkerProcess.Conversation talk, JobContext context) throws WorkerEndedException {
        WireWriter body = new WireWriter().putInt(items.size());
        items.forEach(item -> body.putText(item.sha256()).putLong(item.size()));
        List<String> wanted = talk.read(talk.answer(talk.send(FrameKind.WANTED, body)).body(), WireReader::getTexts);
        for (Item item : items) {
            if (wanted.contains(item.sha256())) {
                context.step("Sending " + item.name());
                send(talk, item, context);
            }
        }
    }

    private static void send(WorkerProcess.Conversation talk, Item item, JobContext context)
            throws WorkerEndedException {
        byte[] part = new byte[Protocol.FILE_PART];
        WireWriter body = new WireWriter(part.length + 128);
        try (InputStream in = Files.newInputStream(item.file())) {
            for (long sent = 0; sent < item.size() || item.size() == 0;) {
                context.checkCancelled();
                int count = in.readNBytes(part, 0, (int) Math.min(part.length, item.size() - sent));
                if (count == 0 && item.size() > 0) {
                    throw changed(item, null);
                }
                sent += count;
                body.clear().putText(item.sha256()).putFlag(sent == item.size()).putRaw(part, 0, count);
                talk.answer(talk.send(FrameKind.FILE, body));
                context.progress(sent, item.size());
                if (item.size() == 0) {
                    return;
                }
            }
        } catch (IOException unreadable) {
            throw changed(item, unreadable);
        }
    }

    private static RefusedException changed(Item item, @Nullable IOException cause) {
        Problem problem = new Problem(item.name() + " cannot be sent",
                "it changed or became unreadable while it was being read", "Open the model again.");
        return cause == null ? new RefusedException(problem) : new RefusedException(problem, cause);
    }
}
