package secondlook.app.review.family;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import secondlook.app.agreement.AgreementReport;
import secondlook.app.agreement.Ratings;
import secondlook.app.review.Verdict;
import secondlook.runtime.agreement.KrippendorffAlpha.Scale;

/**
 * How far the reviewers of a family agree, over the labels they gave.
 *
 * @param report    Cohen's and Fleiss' κ and Krippendorff's α, as far as they are available
 * @param reviewers each by themselves
 */
public record FamilyAgreement(AgreementReport report, List<ReviewerFigures> reviewers) {

    /** @param scale what the session's labels are, in their order */
    public static FamilyAgreement of(FamilyVotes votes, Scale scale) {
        List<String> raters = votes.reviewers();
        List<@Nullable String[]> byItem = new ArrayList<>();
        for (RowVotes row : votes.rows()) {
            @Nullable
            String[] labels = new @Nullable String[raters.size()];
            boolean any = false;
            for (Map.Entry<String, Verdict> vote : row.byReviewer().entrySet()) {
                labels[raters.indexOf(vote.getKey())] = vote.getValue().label();
                any |= vote.getValue().label() != null;
            }
            if (any) {
                byItem.add(labels);
            }
        }
        return new FamilyAgreement(AgreementReport.of(new Ratings(raters, byItem, "sessions", 0), scale,
                votes.sessions().getFirst().classes()), ReviewerFigures.of(votes));
    }
}
