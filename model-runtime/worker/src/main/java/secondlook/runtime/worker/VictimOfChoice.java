package secondlook.runtime.worker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** On Linux: asks the system to end this process, rather than the application, when memory runs out. */
final class VictimOfChoice {

    private static final Path SCORE = Path.of("/proc/self/oom_score_adj");

    private VictimOfChoice() {
    }

    static void volunteer() {
        if (Files.isWritable(SCORE)) {
            try {
                Files.writeString(SCORE, "800", StandardOpenOption.WRITE);
            } catch (IOException notAllowed) {
                System.getLogger(VictimOfChoice.class.getName()).log(System.Logger.Level.DEBUG, "not allowed",
                        notAllowed);
            }
        }
    }
}
