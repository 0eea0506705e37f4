package secondlook.runtime.wire;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import secondlook.runtime.data.ColumnVector;
import secondlook.runtime.data.FeatureBatch;
import secondlook.runtime.data.Schema;
import secondlook.runtime.model.Task;
import secondlook.runtime.train.Algorithm;
import secondlook.runtime.train.TrainingRequest;

/** What is said of training. */
public final class Trainings {

    private static final Task[] TASKS = Task.values();

    private static final boolean[] EVERY_DIGIT = {};

    private Trainings() {
    }

    /** Some rows with their answers. */
    public record Rows(FeatureBatch features, ColumnVector target) {}

    public static void put(WireWriter out, TrainingRequest request) {
        out.putText(request.algorithm()).putByte(request.task().ordinal()).putText(request.target())
                .putTexts(request.parameters()).putLong(request.seed());
    }

    public static TrainingRequest getRequest(WireReader in) {
        return new TrainingRequest(in.getText(), in.getOne(TASKS), in.getText(), in.getTextMap(), in.getLong());
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

    public static void put(WireWriter out, List<Algorithm> algorithms) {
        out.putInt(algorithms.size());
        for (Algorithm algorithm : algorithms) {
            out.putText(algorithm.name()).putText(algorithm.title()).putInt(algorithm.tasks().size());
            algorithm.tasks().forEach(task -> out.putByte(task.ordinal()));
            out.putInt(algorithm.parameters().size());
            algorithm.parameters().forEach(p -> put(out, p));
            out.putText(algorithm.unavailable());
        }
    }

    private static void put(WireWriter out, Algorithm.Parameter parameter) {
        out.putText(parameter.name()).putText(parameter.title()).putText(parameter.defaultValue())
                .putFlag(parameter.whole()).putReal(parameter.min()).putReal(parameter.max());
    }

    public static List<Algorithm> getAlgorithms(WireReader in) {
        List<Algorithm> algorithms = new ArrayList<>();
        for (int left = in.getCount(20); left > 0; left--) {
            algorithms.add(new Algorithm(in.getText(), in.getText(), getTasks(in), getParameters(in),
                    in.getTextOrNull()));
        }
        return algorithms;
    }

    private static Set<Task> getTasks(WireReader in) {
        Set<Task> tasks = EnumSet.noneOf(Task.class);
        for (int left = in.getCount(1); left > 0; left--) {
            tasks.add(in.getOne(TASKS));
        }
        return tasks;
    }

    private static List<Algorithm.Parameter> getParameters(WireReader in) {
        List<Algorithm.Parameter> parameters = new ArrayList<>();
        for (int left = in.getCount(29); left > 0; left--) {
            parameters.add(new Algorithm.Parameter(in.getText(), in.getText(), in.getText(), in.getFlag(),
                    in.getReal(), in.getReal()));
        }
        return parameters;
    }
}
