package secondlook.app.review.family;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

/**
 * The labels that count: one for each row on which the policy decides.
 *
 * @param labels    by row id, ascending
 * @param undecided rows with labels on which the policy does not decide
 */
public record LabelSet(List<RowLabel> labels, int undecided) {

    /**
     * @param rowId     in the dataset
     * @param label     what counts
     * @param agreement share of the reviewers who gave it, in (0,1]
     * @param chance    inclusion probability of the row's item, in (0,1]
     */
    public record RowLabel(long rowId, String label, double agreement, double chance) {}

    public LabelSet {
        labels = List.copyOf(labels);
    }

    public static LabelSet of(FamilyVotes votes, LabelPolicy policy) {
        List<RowLabel> labels = new ArrayList<>();
        int undecided = 0;
        for (RowVotes row : votes.rows()) {
            LabelPolicy.Choice choice = policy.choose(row);
            if (choice != null) {
                labels.add(new RowLabel(row.item().rowId(), choice.label(), choice.agreement(),
                        row.item().inclusionProbability()));
            } else if (row.byReviewer().values().stream().anyMatch(v -> v.label() != null)) {
                undecided++;
            }
        }
        labels.sort(Comparator.comparingLong(RowLabel::rowId));
        return new LabelSet(labels, undecided);
    }

    /** Over rows and labels, so that the same set is known again: lower-case hex. */
    public String sha256() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (RowLabel label : labels) {
                digest.update((label.rowId + "\u0000" + label.label + "\n").getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
