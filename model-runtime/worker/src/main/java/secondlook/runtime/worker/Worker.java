package secondlook.runtime.worker;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.logging.Level;
import java.util.logging.Logger;
import secondlook.runtime.remote.LocalWorker;
import sun.misc.Signal;

/** Starts a worker that the application began on the same machine. */
public final class Worker {

    private Worker() {
    }

    public static void main(String[] arguments) throws IOException {
        Locale.setDefault(Locale.ROOT);
        OutputStream frames = frames();
        // what a library prints must not get between the frames
        System.setOut(new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8));
        // libraries tell the log of every tree that they grow
        Logger.getLogger("").setLevel(Level.WARNING);
        // Ctrl-C in a terminal goes to all of its programs; what it means here is for the application to say
        Signal.handle(new Signal("INT"), signal -> {
        });
        ParentWatch.start(Long.getLong(LocalWorker.PARENT, 0));
        MemoryWatch.start(Long.getLong(LocalWorker.MEMORY, 0));
        VictimOfChoice.volunteer();
        Path scratch = Path.of(System.getProperty("java.io.tmpdir"));
        int code = new Answering().serve(new FileInputStream(FileDescriptor.in), frames, scratch,
                scratch.resolve("models"));
        Runtime.getRuntime().halt(code);
    }

    private static OutputStream frames() throws IOException {
        String path = System.getProperty(LocalWorker.FRAMES);
        return path == null ? new FileOutputStream(FileDescriptor.out) : new FileOutputStream(path);
    }
}
