package secondlook.desktop.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds the letters of a query in a text, in order, with gaps. Better matches score higher: whole runs, starts of words,
 * early places.
 *
 * @param score     higher is better
 * @param positions indices of the matched characters of the text, rising
 */
public record FuzzyMatch(int score, List<Integer> positions) {

    /** Empty if the text does not hold all letters of the query in order. Spaces of the query are ignored. */
    public static Optional<FuzzyMatch> of(String query, String text) {
        String wanted = query.toLowerCase(Locale.ROOT).replace(" ", "");
        String lower = text.toLowerCase(Locale.ROOT);
        if (wanted.isEmpty()) {
            return Optional.of(new FuzzyMatch(0, List.of()));
        }
        FuzzyMatch best = null;
        int start = lower.indexOf(wanted.charAt(0));
        while (start >= 0) {
            FuzzyMatch match = from(wanted, lower, start);
            if (match == null) {
                break;
            }
            if (best == null || match.score > best.score) {
                best = match;
            }
            start = lower.indexOf(wanted.charAt(0), start + 1);
        }
        return Optional.ofNullable(best);
    }

    private static @org.jspecify.annotations.Nullable FuzzyMatch from(String wanted, String lower, int start) {
        List<Integer> positions = new ArrayList<>(wanted.length());
        int score = 0;
        int at = start;
        for (int i = 0; i < wanted.length(); i++) {
            int found = lower.indexOf(wanted.charAt(i), at);
            if (found < 0) {
                return null;
            }
            boolean wordStart = found == 0 || !Character.isLetterOrDigit(lower.charAt(found - 1));
            boolean run = i > 0 && found == at;
            score += 1 + (run ? 8 : 0) + (wordStart ? 6 : 0) - Math.min(3, found - at);
            positions.add(found);
            at = found + 1;
        }
        return new FuzzyMatch(score * 4 - Math.min(start, 20), positions);
    }
}
