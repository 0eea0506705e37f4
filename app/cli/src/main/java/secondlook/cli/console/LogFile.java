package secondlook.cli.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.ErrorManager;
import java.util.logging.FileHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.jspecify.annotations.Nullable;

/** The log of this user. Made only when there is something to write, so that a command that goes well leaves nothing. */
public final class LogFile extends Handler {

    private static final int BYTES = 1_000_000;
    private static final int FILES = 3;

    private final Path folder;
    private @Nullable FileHandler file;
    private boolean broken;

    public LogFile(Path folder) {
        this.folder = folder;
        setLevel(Level.WARNING);
    }

    /** Sends what the libraries log here and nowhere else. */
    public void install() {
        LogManager.getLogManager().reset();
        Logger.getLogger("").addHandler(this);
    }

    public Path path() {
        return folder.resolve("second-look.0.log");
    }

    /** Writes a failure with its stack trace and returns where it can be read; {@code null} if it cannot be written. */
    public @Nullable Path failure(Throwable failure, String command) {
        LogRecord record = new LogRecord(Level.SEVERE, command);
        record.setLoggerName("secondlook");
        record.setThrown(failure);
        publish(record);
        return broken ? null : path();
    }

    @Override
    public synchronized void publish(LogRecord record) {
        if (!isLoggable(record) || broken) {
            return;
        }
        try {
            if (file == null) {
                Files.createDirectories(folder);
                file = new FileHandler(folder.resolve("second-look.%g.log").toString(), BYTES, FILES, true);
                file.setFormatter(new SimpleFormatter());
                file.setEncoding("UTF-8");
            }
            file.publish(record);
        } catch (IOException | SecurityException unwritable) {
            // a log that cannot be written must not stop the work that is logged
            broken = true;
            reportError(null, unwritable, ErrorManager.OPEN_FAILURE);
        }
    }

    @Override
    protected void reportError(@Nullable String message, @Nullable Exception failure, int code) {
        // nothing: standard error is for the person
    }

    @Override
    public synchronized void flush() {
        if (file != null) {
            file.flush();
        }
    }

    @Override
    public synchronized void close() {
        if (file != null) {
            file.close();
        }
    }
}
