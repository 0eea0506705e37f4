package secondlook.app.monitor;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import secondlook.runtime.RefusedException;

/**
 * When a figure is alarming. As text: {@code flagged > 30%}, {@code accuracy < 0.8}, {@code confidence outside 3 sd}, {@code
 * share fog > 0.2}.
 *
 * @param figure what is watched
 * @param label  the class of {@link FigureKind#SHARE}; {@code null} for the other figures
 * @param bound  on which side of what
 * @param value  a share in [0,1]; for {@link Bound#OUTSIDE} standard deviations, above 0
 */
public record AlarmRule(FigureKind figure, @Nullable String label, Bound bound, double value) {

    /** Where a figure must not be. */
    public enum Bound {
        BELOW("<"), ABOVE(">"),
        /** Beyond the mean and so many standard deviations of the reference's own stretches. */
        OUTSIDE("outside");

        private final String sign;

        Bound(String sign) {
            this.sign = sign;
        }

        public String sign() {
            return sign;
        }
    }

    /** What is watched where nobody said otherwise. */
    public static final List<AlarmRule> USUAL = List.of(new AlarmRule(FigureKind.CONFIDENCE, null, Bound.OUTSIDE, 3),
            new AlarmRule(FigureKind.FLAGGED, null, Bound.OUTSIDE, 3),
            new AlarmRule(FigureKind.INVALID, null, Bound.OUTSIDE, 3));

    private static final Pattern TEXT = Pattern.compile(
            "(?<figure>confidence|estimated|accuracy|flagged|refused|invalid|share\\s+(?<label>\\S.*?))\\s*"
                    + "(?:(?<sign>[<>])\\s*(?<number>\\d*\\.?\\d+)\\s*(?<percent>%)?|outside\\s+(?<sd>\\d*\\.?\\d+)\\s*sd)",
            Pattern.CASE_INSENSITIVE);

    /** @throws RefusedException if the value is no share and no number of deviations, or a class is lacking */
    public AlarmRule {
        boolean deviations = bound == Bound.OUTSIDE;
        if (!(value >= 0) || !deviations && value > 1 || deviations && (value == 0 || Double.isInfinite(value))) {
            throw refused(value + " is no " + (deviations ? "number of standard deviations" : "share"));
        }
        if ((figure == FigureKind.SHARE) != (label != null)) {
            throw refused(figure == FigureKind.SHARE ? "it names no class" : figure.key() + " is of no class");
        }
    }

    /** @throws RefusedException if the text is no rule; says what one looks like */
    public static AlarmRule parse(String text) {
        Matcher found = TEXT.matcher(text.strip());
        if (!found.matches()) {
            throw refused("\u201c" + text + "\u201d says no figure and no limit");
        }
        String label = found.group("label");
        FigureKind figure = label != null
                ? FigureKind.SHARE
                : FigureKind.valueOf(found.group("figure").toUpperCase(Locale.ROOT));
        String deviations = found.group("sd");
        if (deviations != null) {
            return new AlarmRule(figure, label, Bound.OUTSIDE, Double.parseDouble(deviations));
        }
        double value = Double.parseDouble(found.group("number")) / (found.group("percent") == null ? 1 : 100);
        return new AlarmRule(figure, label, found.group("sign").equals("<") ? Bound.BELOW : Bound.ABOVE, value);
    }

    private static RefusedException refused(String why) {
        return new RefusedException("The alarm rule cannot be used", why,
                "Write flagged > 30%, accuracy < 0.8, confidence outside 3 sd, or share CLASS > 0.2; the figures are "
                        + "confidence, estimated, accuracy, flagged, refused, invalid and share.");
    }

    /** What is watched: "flagged", "share fog". */
    @JsonIgnore
    public String subject() {
        return figure.key() + (label == null ? "" : " " + label);
    }

    /** As it is typed. */
    public String text() {
        String number = value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
        return subject() + " " + bound.sign() + " " + number + (bound == Bound.OUTSIDE ? " sd" : "");
    }
}
