package secondlook.runtime.remote;

import secondlook.runtime.model.EnsembleScores;
import secondlook.runtime.model.RawScores;
import secondlook.runtime.wire.BadFrameException;

/** The scores of a batch, put together from its parts in their order. */
final class ScoreParts {

    private static final double[] NONE = {};

    private final int rows;
    private int came;
    private EnsembleScores all = withoutMembers(new RawScores(0, 0, NONE));

    ScoreParts(int rows) {
        this.rows = rows;
    }

    static EnsembleScores withoutMembers(RawScores scores) {
        return new EnsembleScores(scores, NONE, NONE, NONE);
    }

    /** Rows that have not come. */
    int missing() {
        return rows - came;
    }

    /** Returns how many rows are still missing. */
    int add(EnsembleScores part) {
        RawScores scores = part.mean();
        if (scores.rows() == rows) {
            all = part;
        } else {
            if (came == 0) {
                boolean members = part.expectedEntropy().length > 0;
                all = new EnsembleScores(
                        new RawScores(rows, scores.width(), new double[Math.multiplyExact(rows, scores.width())]),
                        room(members), room(members), room(members));
            }
            if (scores.width() != all.mean().width()) {
                throw new BadFrameException(scores.width() + " and " + all.mean().width() + " scores in one batch");
            }
            copy(scores.values(), all.mean().values(), came * scores.width());
            copy(part.expectedEntropy(), all.expectedEntropy(), came);
            copy(part.mutualInformation(), all.mutualInformation(), came);
            copy(part.voteDisagreement(), all.voteDisagreement(), came);
        }
        came += scores.rows();
        return missing();
    }

    private double[] room(boolean members) {
        return members ? new double[rows] : NONE;
    }

    private static void copy(double[] from, double[] to, int at) {
        if (from.length > 0) {
            System.arraycopy(from, 0, to, at, from.length);
        }
    }

    EnsembleScores all() {
        return all;
    }
}
