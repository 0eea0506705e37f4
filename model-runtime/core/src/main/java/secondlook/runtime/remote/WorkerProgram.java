package secondlook.runtime.remote;

import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;

/**
 * The worker's half, for a program that becomes a worker itself. Found by {@link java.util.ServiceLoader}; has a public
 * constructor without arguments.
 */
public interface WorkerProgram {

    /**
     * Answers frames until the input ends or {@code STOP} comes.
     *
     * @param in      frames of the client
     * @param out     frames to the client; nothing else may write there
     * @param scratch folder for what is written on the way; made when needed, removed in the end
     * @param models  folder where model files that were sent are kept, by their hash
     * @return the exit code
     */
    int serve(InputStream in, OutputStream out, Path scratch, Path models);
}
