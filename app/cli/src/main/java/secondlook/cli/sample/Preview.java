package secondlook.cli.sample;

/**
 * The sample's result at a glance, for a screen that shows it before anything is opened. Do not change the arrays.
 *
 * @param rows     rows scored
 * @param accuracy share of right ones, in [0,1]
 * @param correct  right rows by confidence, 50 equal bins (a,b] over [0,1]
 * @param wrong    wrong rows likewise
 */
@SuppressWarnings("ArrayRecordComponent")
public record Preview(int rows, double accuracy, int[] correct, int[] wrong) {

    static final int BINS = 50;
}
