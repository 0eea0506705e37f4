package secondlook.runtime.guard;

/**
 * What a policy does as a whole.
 *
 * @param rows          decided
 * @param accepted      label stands
 * @param reviewed      before a person
 * @param refused       given back
 * @param knownAccepted accepted rows whose right answer is known
 * @param wrongAccepted of these, rows whose label is wrong
 */
public record PolicyFigures(int rows, int accepted, int reviewed, int refused, int knownAccepted, int wrongAccepted) {

    /** @param answer right answer per row, negative where not known */
    public static PolicyFigures of(Decisions decisions, int[] answer) {
        int known = 0;
        int wrong = 0;
        for (int row = 0; row < decisions.rows(); row++) {
            if (decisions.outcome(row) == Outcome.ACCEPT && answer[row] >= 0) {
                known++;
                wrong += decisions.label()[row] != answer[row] ? 1 : 0;
            }
        }
        return new PolicyFigures(decisions.rows(), decisions.count(Outcome.ACCEPT), decisions.count(Outcome.REVIEW),
                decisions.count(Outcome.REFUSE), known, wrong);
    }

    /** Share wrong among the accepted whose answer is known; NaN where none is. */
    public double errorRate() {
        return knownAccepted == 0 ? Double.NaN : (double) wrongAccepted / knownAccepted;
    }

    /** Share accepted; NaN where there are no rows. */
    public double acceptanceRate() {
        return rows == 0 ? Double.NaN : (double) accepted / rows;
    }
}
