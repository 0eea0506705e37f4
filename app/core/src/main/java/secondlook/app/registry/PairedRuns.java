package secondlook.app.registry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import secondlook.app.run.Run;
import secondlook.runtime.RefusedException;
import secondlook.runtime.comparison.PairedRows;
import secondlook.runtime.decision.Predictions;

/**
 * Two runs over the same rows, brought to the same classes.
 *
 * @param classes those of the first run, then those that only the second knows
 * @param rows    the rows in pairs
 */
record PairedRuns(List<String> classes, PairedRows rows) {

    /** @throws RefusedException if the runs are not of the same rows, or have no truth */
    static PairedRuns of(Run first, Run second) {
        Predictions a = first.predictions();
        Predictions b = second.predictions();
        if (!Arrays.equals(a.rowIds(), b.rowIds())) {
            throw new RefusedException("The runs cannot be compared", "they are not of the same rows",
                    "Score the same rows with both versions.");
        }
        Set<String> union = new LinkedHashSet<>(a.classes());
        union.addAll(b.classes());
        List<String> classes = new ArrayList<>(union);
        return new PairedRuns(classes, PairedRows.of(spread(first, classes), spread(second, classes), classes.size(),
                truth(a, b, classes)));
    }

    /** A class that a model does not know has no probability. */
    private static double[] spread(Run run, List<String> classes) {
        int width = run.manifest().classes().size();
        double[] own = new double[run.predictions().rows() * width];
        run.distributions((first, block) -> System.arraycopy(block, 0, own, first * width, block.length));
        List<String> names = run.manifest().classes();
        if (names.equals(classes)) {
            return own;
        }
        int rows = run.predictions().rows();
        double[] all = new double[rows * classes.size()];
        for (int k = 0; k < names.size(); k++) {
            int to = classes.indexOf(names.get(k));
            for (int row = 0; row < rows; row++) {
                all[row * classes.size() + to] = own[row * names.size() + k];
            }
        }
        return all;
    }

    private static int[] truth(Predictions a, Predictions b, List<String> classes) {
        int[] first = a.truth();
        int[] second = b.truth();
        if (first == null || second == null) {
            throw new RefusedException("The runs cannot be compared", "they hold no right answers",
                    "Name the column of right answers (--truth).");
        }
        int[] truth = first.clone();
        for (int row = 0; row < truth.length; row++) {
            if (truth[row] < 0 && second[row] >= 0) {
                truth[row] = classes.indexOf(b.classes().get(second[row]));
            }
        }
        return truth;
    }
}
