package secondlook.app.review;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How the items of a session were chosen, kept with it.
 *
 * @param strata  what they were drawn from; empty for sessions that only have a policy
 * @param options what was asked for, by name; for a person
 */
public record QueueRecord(List<Stratum> strata, Map<String, String> options) {

    /** Option that says what put the rows before a person. */
    public static final String BY = "by";

    /** The value of {@link #BY} for rows that a person pointed at. */
    public static final String CHOSEN = "chosen";

    /** Option that says whether the reasons of the items tell something of the right answers: "yes" or "no". */
    public static final String ABOUT_TRUTH = "about_truth";

    /** Nothing but the policy. */
    public static final QueueRecord NONE = new QueueRecord(List.of(), Map.of());

    public QueueRecord(@Nullable List<Stratum> strata, @Nullable Map<String, String> options) {
        // absent in sessions made by older versions
        this.strata = strata == null ? List.of() : List.copyOf(strata);
        this.options = options == null ? Map.of() : Map.copyOf(new LinkedHashMap<>(options));
    }

    /** Whether the reasons tell something of the right answers; {@code otherwise} where that was not kept. */
    boolean isAboutTruth(boolean otherwise) {
        String said = options.get(ABOUT_TRUTH);
        return said == null ? otherwise : said.equals("yes");
    }

    /** Whether a condition over columns looks at the column of the right answers. {@code truth} is null where there is none. */
    public static boolean mentions(String condition, @Nullable String truth) {
        return truth != null && Pattern
                .compile("(?<![\\p{L}\\p{N}_])" + Pattern.quote(truth) + "(?![\\p{L}\\p{N}_])",
                        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
                .matcher(condition).find();
    }
}
