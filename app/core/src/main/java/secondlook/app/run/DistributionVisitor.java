package secondlook.app.run;

/** Takes the distributions of a run, batch by batch. */
@FunctionalInterface
public interface DistributionVisitor {

    /**
     * @param first         index in the run of the batch's first row
     * @param probabilities row-major, normalised as {@link secondlook.runtime.decision.InputRules} say; NaN throughout
     *                      where a row is invalid. It may be kept
     */
    void visit(int first, double[] probabilities);
}
