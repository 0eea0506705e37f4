package secondlook.runtime.remote;

import java.nio.file.Path;

/** How a worker's process is started. */
public interface WorkerStart {

    /** @param scratch a folder for the worker alone, not yet made; removed when it has ended */
    ProcessBuilder process(Path scratch);

    /** Whether the worker reads the same files under the same paths. */
    boolean sameFiles();

    /** In words for a person, to tell which worker a failure is about. */
    String words();

    /** What gives it more memory, as a sentence. */
    String moreMemory();
}
