package secondlook.runtime.remote;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** What workers print, in {@code worker.log}; when that is full it becomes {@code worker.1.log}. Thread-safe. */
public final class WorkerLog {

    private final Path folder;
    private final long most;

    /** @param most bytes of one of the two files */
    public WorkerLog(Path folder, long most) {
        this.folder = folder;
        this.most = most;
    }

    public Path file() {
        return folder.resolve("worker.log");
    }

    /**
     * Copies what a worker prints until it ends. What cannot be written is dropped: a full disk must not stop the worker.
     *
     * @return the last line of it; empty if there was none
     */
    String copy(InputStream printed) {
        String last = "";
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(printed, StandardCharsets.UTF_8), 8192)) {
            StringBuilder line = new StringBuilder();
            for (int c = lines.read(); c >= 0; c = lines.read()) {
                boolean end = c == '\n';
                if (!end) {
                    line.append((char) c);
                }
                // a line without an end is cut, or it would fill the memory
                if (end || line.length() >= 4096) {
                    write(line.toString());
                    last = line.isEmpty() ? last : line.toString();
                    line.setLength(0);
                }
            }
            if (!line.isEmpty()) {
                write(line.toString());
                last = line.toString();
            }
        } catch (IOException ended) {
            return last;
        }
        return last;
    }

    private synchronized void write(String line) {
        try {
            Files.createDirectories(folder);
            if (Files.exists(file()) && Files.size(file()) > most) {
                Files.move(file(), folder.resolve("worker.1.log"), StandardCopyOption.REPLACE_EXISTING);
            }
            try (OutputStream out = Files.newOutputStream(file(), StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND)) {
                out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException unwritable) {
            System.getLogger(WorkerLog.class.getName()).log(System.Logger.Level.DEBUG, line, unwritable);
        }
    }
}
