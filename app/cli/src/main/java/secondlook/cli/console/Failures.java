package secondlook.cli.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import secondlook.app.duckdb.DiskTrouble;
import secondlook.runtime.ModelFailedException;
import secondlook.runtime.Problem;
import secondlook.runtime.ProblemException;
import secondlook.runtime.job.JobCancelledException;

/** Turns whatever a command threw into one line on standard error and an exit code. */
public final class Failures {

    private final Console console;
    private final LogFile log;

    public Failures(Console console, LogFile log) {
        this.console = console;
        this.log = log;
    }

    /** @param command as given, for the log */
    public int report(Throwable failure, String command) {
        if (console.options().verbose()) {
            console.trace(failure);
        }
        return switch (failure) {
            case ModelFailedException failed -> say(failed.problem(), ExitCode.MODEL_FAILED);
            case ProblemException refused -> say(refused.problem(), ExitCode.REFUSED);
            case JobCancelledException _ -> say(new Problem("cancelled", "nothing half-written is left", null),
                    ExitCode.CANCELLED);
            case UncheckedIOException io -> say(problem(io.getCause()), ExitCode.REFUSED);
            case IOException io -> say(problem(io), ExitCode.REFUSED);
            case OutOfMemoryError _ -> say(new Problem("out of memory",
                    "the work needs more than the " + Runtime.getRuntime().maxMemory() / 1_048_576 + " MB allowed",
                    "Allow more, for example SECOND_LOOK_OPTS=-Xmx4g."), ExitCode.MODEL_FAILED);
            // also what loads a library or opens a database may be the first to find the disk full
            default -> diskIsFull(failure)
                    ? say(new Problem("the work cannot be done", "the disk is full", "Free some space, also in "
                            + System.getProperty("java.io.tmpdir") + ", where temporary files go."), ExitCode.REFUSED)
                    : unexpected(failure, command);
        };
    }

    private static boolean diskIsFull(Throwable failure) {
        int depth = 0;
        for (Throwable cause = failure; cause != null && depth < 20; cause = cause.getCause(), depth++) {
            if (DiskTrouble.isFull(cause)) {
                return true;
            }
        }
        return false;
    }

    /** A command line that cannot be understood. */
    public int usage(String message, @Nullable String remedy) {
        return say(new Problem("usage", message, remedy), ExitCode.USAGE);
    }

    private int unexpected(Throwable failure, String command) {
        Path written = log.failure(failure, command);
        String where = written == null ? "Run it again with --verbose to see more." : "The details are in " + written;
        return say(new Problem("unexpected error", String.valueOf(failure), where), ExitCode.OUR_FAULT);
    }

    private static Problem problem(@Nullable IOException failure) {
        String reason = switch (failure) {
            case NoSuchFileException _ -> "there is no such file or folder";
            case AccessDeniedException _ -> "there is no permission";
            case FileSystemException file when file.getReason() != null -> String.valueOf(file.getReason());
            case null -> "unknown";
            default -> String.valueOf(failure.getMessage());
        };
        String what = failure instanceof FileSystemException file && file.getFile() != null ? file.getFile() : "a file";
        return new Problem(what + " cannot be read or written", reason,
                "Check the path, its permissions and the disk.");
    }

    private int say(Problem problem, int code) {
        console.error("second-look: " + problem.oneLine());
        if (console.options().json()) {
            Map<String, @Nullable Object> error = new LinkedHashMap<>();
            error.put("exit_code", code);
            error.put("what", problem.what());
            error.put("where", problem.where());
            error.put("why", problem.why());
            error.put("remedy", problem.remedy());
            console.result(Map.of("error", error), java.util.List.of());
        }
        return code;
    }
}
