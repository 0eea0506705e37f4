package secondlook.runtime.comparison;

import java.util.List;

/**
 * Two models on the same labelled rows, the second against the first.
 *
 * @param rows          rows compared
 * @param firstInvalid  rows without usable scores of the first model
 * @param secondInvalid rows without usable scores of the second model
 * @param mcNemar       rows that one of the two alone has right
 * @param pValue        of {@code mcNemar}
 * @param accuracy      share right
 * @param logLoss       in nats
 * @param brier         multi-class, in [0,2]
 * @param ece           expected calibration error of the top label, 15 bins of equal width
 * @param perClass      share of each class's rows that is found (recall), in the models' order
 * @param resamples     B of the intervals
 * @param seed          of the intervals
 */
public record PairedComparison(int rows, int firstInvalid, int secondInvalid, McNemar mcNemar, double pValue,
        Difference accuracy, Difference logLoss, Difference brier, Difference ece, List<ClassDifference> perClass,
        int resamples, long seed) {

    public PairedComparison {
        perClass = List.copyOf(perClass);
    }

    /**
     * @param name    the class
     * @param support compared rows of this class
     * @param recall  share of them found
     * @param pValue  exact McNemar on the rows of this class
     */
    public record ClassDifference(String name, int support, Difference recall, double pValue) {}

    /**
     * @param classes names in the order of the probabilities' columns
     * @param seed    of the resampling
     */
    public static PairedComparison of(PairedRows rows, List<String> classes, long seed) {
        return new PairedBootstrap(rows, seed).compare(classes);
    }
}
