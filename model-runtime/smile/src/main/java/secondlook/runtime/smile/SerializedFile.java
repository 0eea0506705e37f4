package secondlook.runtime.smile;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InvalidClassException;
import java.io.ObjectStreamException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import secondlook.runtime.Problem;
import secondlook.runtime.RefusedException;

/** Reads a model that Smile wrote with Java serialization ({@code smile.io.Write.object}). */
final class SerializedFile {

    private static final long MAX_BYTES = 1L << 30;

    private static final String REMEDY = "Only models written by Smile 6 (trees, forests, boosting, logistic"
            + " regression) can be opened; for others train again here or export to ONNX.";

    private SerializedFile() {
    }

    /** @throws RefusedException if it is anything but a model that is known */
    static SerializedPredictor read(Path file) {
        return read(file, name -> {
        });
    }

    /** @param resolved told the name of every class that is looked up */
    static SerializedPredictor read(Path file, Consumer<String> resolved) {
        try {
            long bytes = Files.size(file);
            if (bytes > MAX_BYTES) {
                throw refuse(file, "it is larger than " + MAX_BYTES + " bytes", null);
            }
            try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
                    SerializedStream objects = new SerializedStream(in, bytes, resolved)) {
                return SerializedPredictor.of(objects.readObject());
            }
        } catch (InvalidClassException e) {
            throw refuse(file, e.classname == null && e.getMessage() != null
                    ? e.getMessage()
                    : "it was written by another version of Smile, or is damaged", e);
        } catch (ObjectStreamException e) {
            throw refuse(file, "it is damaged", e);
        } catch (IOException e) {
            throw refuse(file, Reasons.of(e), e);
        } catch (ClassNotFoundException | RuntimeException e) {
            // what a hostile stream makes the allowed classes throw is of no interest to a person
            throw e instanceof RefusedException refused ? refused : refuse(file, "it does not hold a whole model", e);
        } catch (StackOverflowError | OutOfMemoryError e) {
            throw refuse(file, "it is nested too deeply or too large", e);
        }
    }

    static RefusedException refuse(Path file, String why, @Nullable Throwable cause) {
        Problem problem = new Problem(file.getFileName() + " cannot be opened as a model", why, REMEDY);
        return cause == null ? new RefusedException(problem) : new RefusedException(problem, cause);
    }
}
