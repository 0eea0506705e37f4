package secondlook.runtime.wire;

import secondlook.runtime.model.EnsembleScores;
import secondlook.runtime.model.RawScores;

/** Raw scores as primitive values; those that a model gave as 32-bit numbers travel as such. */
public final class Scores {

    private Scores() {
    }

    public static void put(WireWriter out, RawScores scores) {
        int count = Math.multiplyExact(scores.rows(), scores.width());
        boolean narrow = true;
        for (int i = 0; i < count && narrow; i++) {
            double value = scores.values()[i];
            narrow = value == (float) value || Double.isNaN(value);
        }
        out.putInt(scores.rows()).putInt(scores.width()).putFlag(narrow);
        if (narrow) {
            out.putNarrowReals(scores.values(), 0, count);
        } else {
            out.putReals(scores.values(), 0, count);
        }
    }

    /** With how far the members of an ensemble disagree. */
    public static void put(WireWriter out, EnsembleScores scores) {
        put(out, scores.mean());
        int rows = scores.mean().rows();
        out.putReals(scores.expectedEntropy(), 0, rows);
        out.putReals(scores.mutualInformation(), 0, rows);
        out.putReals(scores.voteDisagreement(), 0, rows);
    }

    /** @param rows how many must come */
    public static EnsembleScores getMembers(WireReader in, int rows) {
        EnsembleScores scores = new EnsembleScores(getMean(in, rows), in.getReals(rows), in.getReals(rows),
                in.getReals(rows));
        in.end();
        return scores;
    }

    /** @param rows how many must come */
    public static RawScores get(WireReader in, int rows) {
        RawScores scores = getMean(in, rows);
        in.end();
        return scores;
    }

    private static RawScores getMean(WireReader in, int rows) {
        int came = in.getInt();
        int width = in.getInt();
        if (came != rows || width < 0 || (long) rows * width > Protocol.MAX_FRAME) {
            throw new BadFrameException(width + " scores for each of " + came + " rows, where " + rows
                    + " were asked for");
        }
        double[] values = in.getFlag() ? in.getNarrowReals(rows * width) : in.getReals(rows * width);
        return new RawScores(rows, width, values);
    }
}
