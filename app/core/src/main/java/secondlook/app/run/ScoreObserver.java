package secondlook.app.run;

/** Watches a run while it is made, for the screen. Called on the job's thread after each batch. */
@FunctionalInterface
public interface ScoreObserver {

    ScoreObserver NONE = sofar -> {
    };

    void scored(SoFar soFar);

    /**
     * @param rows           rows scored so far
     * @param total          rows in all
     * @param invalid        rows without usable scores so far
     * @param meanConfidence over the valid rows so far; NaN where none
     * @param histogram      counts of confidence in 50 equal bins over [0,1], (a,b]; not to be changed
     */
    @SuppressWarnings("ArrayRecordComponent")
    record SoFar(long rows, long total, long invalid, double meanConfidence, long[] histogram) {}
}
