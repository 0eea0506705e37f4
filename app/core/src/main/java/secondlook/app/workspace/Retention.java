package secondlook.app.workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import secondlook.app.monitor.MonitorSettings;
import secondlook.app.review.SessionEntry;
import secondlook.app.run.RunManifest;

/** Lets go of what a workspace is not to keep any longer. */
public final class Retention {

    private final Workspace workspace;
    private final Set<String> inUse;
    private final Instant now;

    /**
     * Of one workspace.
     *
     * @param inUse runs that are open, whose rows stay
     * @param now   from which ages are counted
     */
    Retention(Workspace workspace, Set<String> inUse, Instant now) {
        this.workspace = workspace;
        this.inUse = inUse;
        this.now = now;
    }

    /**
     * What went, or would go.
     *
     * @param entries of the log
     * @param runs    whose rows' predictions were deleted; their provenance stays
     */
    public record Gone(int entries, int runs) {

        public boolean isNothing() {
            return entries == 0 && runs == 0;
        }
    }

    /** Deletes it, by the workspace's settings. What cannot be deleted now stays until the next time. */
    public Gone apply() {
        MonitorSettings settings = workspace.monitorSettings().get();
        Integer days = settings.keepDays();
        Integer rowsDays = settings.keepRowsDays();
        return new Gone(days == null ? 0 : workspace.log().forgetBefore(before(days)),
                rowsDays == null ? 0 : (int) rows(before(rowsDays)).stream().filter(this::delete).count());
    }

    /** What would be deleted if the workspace had these settings; deletes nothing. */
    public Gone foretell(MonitorSettings settings) {
        Integer days = settings.keepDays();
        Integer rowsDays = settings.keepRowsDays();
        return new Gone(days == null ? 0 : workspace.log().countBefore(before(days)),
                rowsDays == null
                        ? 0
                        : (int) rows(before(rowsDays)).stream().filter(run -> !workspace.isMissing(run)).count());
    }

    private Instant before(int days) {
        return now.minus(Duration.ofDays(days));
    }

    private List<RunManifest> rows(Instant oldest) {
        Set<String> reviewed = workspace.reviews().sessions().stream().map(SessionEntry::runId)
                .collect(Collectors.toSet());
        // the newest is being worked with
        return workspace.runs().stream().skip(1).filter(run -> {
            Instant at = instant(run.created());
            return at != null && !at.isAfter(oldest) && !reviewed.contains(run.id())
                    && !inUse.contains(run.id());
        }).toList();
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
