package secondlook.app.workspace;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import secondlook.app.run.Run;

/** Runs of a workspace that are being looked at in this process: nothing of them is deleted. Thread-safe. */
final class OpenRuns {

    private final List<WeakReference<Run>> open = new ArrayList<>();

    /** @return the run */
    synchronized Run add(Run run) {
        ids();
        open.add(new WeakReference<>(run));
        return run;
    }

    /** Of those that are not closed. */
    synchronized Set<String> ids() {
        Set<String> ids = new HashSet<>();
        open.removeIf(one -> {
            Run run = one.get();
            if (run == null || run.isClosed()) {
                return true;
            }
            ids.add(run.manifest().id());
            return false;
        });
        return ids;
    }
}
