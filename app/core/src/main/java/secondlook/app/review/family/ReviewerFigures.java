package secondlook.app.review.family;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import secondlook.app.review.ReviewPace;
import secondlook.app.review.Verdict;
import secondlook.app.review.VerdictKind;

/**
 * How one reviewer works.
 *
 * @param reviewer       name
 * @param answered       rows of which something was said
 * @param cannotTell     of those, "cannot tell"
 * @param shared         rows that another one has labelled too
 * @param agreeing       share of pairs with others on those rows that are equal, in [0,1]; NaN where there are none
 * @param secondsPerItem median without breaks; NaN where nothing was timed
 */
public record ReviewerFigures(String reviewer, int answered, int cannotTell, int shared, double agreeing,
        double secondsPerItem) {

    /** Share of "cannot tell" among the answers; NaN where there are none. */
    public double cannotTellRate() {
        return (double) cannotTell / answered;
    }

    /** Every reviewer of a family, in order of appearance. */
    public static List<ReviewerFigures> of(FamilyVotes votes) {
        return votes.reviewers().stream().map(who -> of(votes, who)).toList();
    }

    private static ReviewerFigures of(FamilyVotes votes, String who) {
        int answered = 0;
        int cannotTell = 0;
        int shared = 0;
        int pairs = 0;
        int equal = 0;
        List<Double> seconds = new ArrayList<>();
        for (RowVotes row : votes.rows()) {
            Verdict own = votes.of(row, who);
            if (own == null) {
                continue;
            }
            answered++;
            cannotTell += own.kind() == VerdictKind.CANNOT_TELL ? 1 : 0;
            if (own.seconds() > 0 && own.seconds() <= ReviewPace.BREAK_SECONDS) {
                seconds.add(own.seconds());
            }
            String label = own.label();
            int before = pairs;
            if (label != null) {
                for (Map.Entry<String, Verdict> other : row.byReviewer().entrySet()) {
                    if (!other.getKey().equals(who) && other.getValue().label() != null) {
                        pairs++;
                        equal += label.equals(other.getValue().label()) ? 1 : 0;
                    }
                }
            }
            shared += pairs > before ? 1 : 0;
        }
        return new ReviewerFigures(who, answered, cannotTell, shared, (double) equal / pairs, median(seconds));
    }

    private static double median(List<Double> values) {
        if (values.isEmpty()) {
            return Double.NaN;
        }
        Collections.sort(values);
        int n = values.size();
        return n % 2 == 1 ? values.get(n / 2) : (values.get(n / 2 - 1) + values.get(n / 2)) / 2;
    }
}
