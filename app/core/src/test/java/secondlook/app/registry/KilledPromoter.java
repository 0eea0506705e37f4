package secondlook.app.registry;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import secondlook.app.workspace.Workspace;

/** A process that promotes and rolls back until it is killed. It says what it is about to do and when it is done. */
public final class KilledPromoter {

    private KilledPromoter() {
    }

    /** @param args folder, seed */
    public static void main(String[] args) {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true);
        Random random = new Random(Long.parseLong(args[1]));
        try (Workspace workspace = Workspace.open(Path.of(args[0]), Clock.systemUTC())) {
            ModelVersions versions = workspace.versions();
            while (true) {
                List<Appointment> history = versions.history("weather");
                int now = history.getLast().version();
                int target = 1 + random.nextInt(3);
                if (target == now) {
                    continue;
                }
                ModelVersion version = versions.find("weather@" + target);
                Checklist checklist = versions.checklist(version, null);
                Map<String, String> reasons = checklist.blocking().stream()
                        .collect(Collectors.toMap(Check::key, c -> "for the test"));
                out.println("trying " + target);
                out.println("champion " + versions.promote(version, checklist.accepting(reasons), null).version());
                if (random.nextInt(3) == 0) {
                    out.println("trying " + now);
                    out.println("champion " + versions.rollBack("weather", null).version());
                }
            }
        }
    }
}
