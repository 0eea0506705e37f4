package secondlook.app.monitor;

import org.jspecify.annotations.Nullable;

/**
 * A finding that was kept. It stands until somebody says what it is.
 *
 * @param id        for references to it
 * @param runId     the run that was watched
 * @param reference what it was compared with
 * @param subject   what it is of
 * @param at        ISO-8601 instant at which it was first noticed
 * @param evidence  the figures
 * @param note      what somebody said of it; {@code null} while it stands
 * @param notedBy   who; {@code null} while it stands
 */
public record Alarm(long id, String runId, String reference, String subject, String at, String evidence,
        @Nullable String note, @Nullable String notedBy) {

    public boolean stands() {
        return note == null;
    }
}
