package secondlook.app.policy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import secondlook.app.run.Run;
import secondlook.runtime.RefusedException;
import secondlook.runtime.decision.Predictions;

/** The second model's run over the rows of the first, brought to the first's classes. */
public final class SecondModel {

    private SecondModel() {
    }

    /**
     * @param first what the first model says
     * @param run   the second model's, over at least the same rows
     * @throws RefusedException if it is not of the same rows, or says a label that the first never does
     */
    public static Predictions alike(Predictions first, Run run) {
        Predictions second = run.predictions();
        String what = "The second model " + run.manifest().modelName() + " cannot be used";
        List<String> classes = first.classes();
        for (String name : second.classes()) {
            if (!classes.contains(name)) {
                throw new RefusedException(what, "it says " + name + ", which the first model never does",
                        "Choose a model of the same classes: " + String.join(", ", classes) + ".");
            }
        }
        Map<Long, Integer> places = new HashMap<>();
        for (int row = 0; row < second.rows(); row++) {
            places.put(second.rowIds()[row], row);
        }
        int rows = first.rows();
        int[] predicted = new int[rows];
        double[] confidence = new double[rows];
        double[] margin = new double[rows];
        double[] entropy = new double[rows];
        byte[] status = new byte[rows];
        for (int row = 0; row < rows; row++) {
            Integer at = places.get(first.rowIds()[row]);
            if (at == null) {
                throw new RefusedException(what, "it was not asked for row " + first.rowIds()[row],
                        "Score the same rows with it.");
            }
            predicted[row] = second.predicted()[at] < 0 ? -1 : classes.indexOf(second.predictedName(at));
            confidence[row] = second.confidence()[at];
            margin[row] = second.margin()[at];
            entropy[row] = second.entropy()[at];
            status[row] = second.status()[at];
        }
        return new Predictions(classes, first.rowIds(), predicted, confidence, margin, entropy, status,
                first.truth());
    }
}
