package secondlook.app.monitor;

import org.jspecify.annotations.Nullable;

/**
 * One entry of a model's history.
 *
 * @param source         a run's id, or the file and stretch of a log written elsewhere
 * @param at             ISO-8601 instant
 * @param model          for a person
 * @param rows           predicted
 * @param invalid        of these, without usable scores
 * @param meanConfidence of the usable rows; {@code null} where none, or for a regression
 * @param accuracy       of the labelled rows; {@code null} where none
 * @param provider       {@code cpu}, {@code cuda} or {@code file}
 * @param versions       libraries, as JSON
 * @param distributed    whether its distributions are known too
 * @param flagRate       share of its rows that the policy flags; {@code null} where no policy was kept
 * @param labelled       rows whose right answer is known; {@code null} where nobody counted them
 */
public record LogEntry(String source, String at, String model, long rows, long invalid,
        @Nullable Double meanConfidence, @Nullable Double accuracy, String provider, String versions,
        boolean distributed, @Nullable Double flagRate, @Nullable Long labelled) {

    /** The month of the calendar in UTC: "2015-03". */
    public String month() {
        return at.substring(0, Math.min(7, at.length()));
    }
}
