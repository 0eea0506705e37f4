package secondlook.runtime.smile;

import java.io.EOFException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/** Why reading or writing failed, in words. */
final class Reasons {

    private Reasons() {
    }

    static String of(Exception e) {
        if (e instanceof AccessDeniedException) {
            return "permission was denied";
        }
        if (e instanceof NoSuchFileException) {
            return "the folder or file does not exist";
        }
        if (e instanceof EOFException) {
            return "it ends too early";
        }
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }
}
