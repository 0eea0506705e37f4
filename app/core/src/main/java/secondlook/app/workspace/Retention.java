package secondlook.app.workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import secondlook.app.monitor.MonitorSettings;
import secondlook.app.review.SessionEntry;
import secondlook.app.run.RunManifest;

/** Lets go of what a workspace is not to keep any longer. */
public final class Retention {

    private final Workspace workspace;

    /** Of one workspace. */
    public Retention(Workspace workspace) {
        this.workspace = workspace;
    }

    /**
     * What went.
     *
     * @param entries of the log
     * @param runs    whose rows' predictions were deleted; their provenance stays
     */
    public record Gone(int entries, int runs) {}

    /** What cannot be deleted now stays until the next time. */
    public Gone apply(MonitorSettings settings, Instant now) {
        Integer days = settings.keepDays();
        Integer rowsDays = settings.keepRowsDays();
        return new Gone(days == null ? 0 : workspace.log().forgetBefore(before(now, days)),
                rowsDays == null ? 0 : rows(before(now, rowsDays)));
    }

    private static Instant before(Instant now, int days) {
        return now.minus(Duration.ofDays(days));
    }

    private int rows(Instant oldest) {
        Set<String> reviewed = workspace.reviews().sessions().stream().map(SessionEntry::runId)
                .collect(Collectors.toSet());
        int gone = 0;
        // the newest is being worked with
        for (RunManifest run : workspace.runs().stream().skip(1).toList()) {
            Instant at = instant(run.created());
            if (at != null && !at.isAfter(oldest) && !reviewed.contains(run.id()) && delete(run)) {
                gone++;
            }
        }
        return gone;
    }

    private static @Nullable Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (java.time.format.DateTimeParseException foreign) {
            return null;
        }
    }

    private boolean delete(RunManifest run) {
        Path table = workspace.runsFolder().resolve(run.id() + ".parquet");
        try {
            return Files.deleteIfExists(table);
        } catch (IOException inUse) {
            // the next time
            return false;
        }
    }
}
