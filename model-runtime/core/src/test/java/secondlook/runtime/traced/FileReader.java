package secondlook.runtime.traced;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads a file and ends: the least that any Java program asks of the system. */
public final class FileReader {

    private FileReader() {
    }

    /** @param arguments the file */
    public static void main(String[] arguments) throws IOException {
        if (Files.readString(Path.of(arguments[0])).isEmpty()) {
            throw new IOException("nothing was read");
        }
    }
}
