package secondlook.runtime.wire;

import secondlook.runtime.data.ColumnVector;
import secondlook.runtime.data.FeatureBatch;
import secondlook.runtime.data.Schema;
import secondlook.runtime.model.Task;
import secondlook.runtime.train.Balance;
import secondlook.runtime.train.TrainingRequest;

/** What is said of training. */
public final class Trainings {

    private static final Task[] TASKS = Task.values();

    private static final Balance[] BALANCES = Balance.values();

    private static final boolean[] EVERY_DIGIT = {};

    private Trainings() {
    }

    /** Some rows with their answers. */
    public record Rows(FeatureBatch features, ColumnVector target) {}

    public static void put(WireWriter out, TrainingRequest request) {
        out.putText(request.algorithm()).putByte(request.task().ordinal()).putText(request.target())
                .putTexts(request.parameters()).putLong(request.seed()).putByte(request.balance().ordinal());
    }

    public static TrainingRequest getRequest(WireReader in) {
        return new TrainingRequest(in.getText(), in.getOne(TASKS), in.getText(), in.getTextMap(), in.getLong(),
                in.getOne(BALANCES));
    }

    public static void put(WireWriter out, Rows rows, int from, int count) {
        Batches.put(out, rows.features(), from, count, EVERY_DIGIT);
        Batches.put(out, rows.target(), from, count, false);
    }

    public static Rows getRows(WireReader in, Schema schema) {
        FeatureBatch features = Batches.get(in, schema);
        ColumnVector target = Batches.getColumn(in, features.rows());
        in.end();
        return new Rows(features, target);
    }
}
