package secondlook.runtime.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import secondlook.runtime.model.ElementType;
import secondlook.runtime.model.ModelInput;

/** Runs a model on a few made-up rows, always the same ones, to see what it gives. */
final class Probe {

    private static final int ROWS = 48;
    /** Models of images are slow, and a few rows tell their scale. */
    private static final int ROWS_OF_IMAGES = 4;
    private static final long MOST_VALUES = 1 << 22;
    private static final long SEED = 20_260_101L;

    private final OnnxSession session;
    private final List<ModelInput> inputs;
    private final int batch;
    private final int runs;
    private final long guessedWidth;
    private final Thresholds thresholds;
    private final Duration limit;

    /** @param guessedWidth columns to probe a free width with; -1 where there is no guess */
    private Probe(OnnxSession session, List<ModelInput> inputs, int batch, int runs, long guessedWidth,
            Thresholds thresholds, Duration limit) {
        this.limit = limit;
        this.session = session;
        this.inputs = inputs;
        this.batch = batch;
        this.runs = runs;
        this.guessedWidth = guessedWidth;
        this.thresholds = thresholds;
    }

    /** A probe for these inputs; empty where their sizes are not known or too large to try. */
    static Optional<Probe> of(OnnxSession session, InputReading.Inputs inputs, long guessedWidth,
            Thresholds thresholds, Duration limit) {
        long most = 1;
        for (ModelInput input : inputs.inputs()) {
            if (input.element() == ElementType.OTHER) {
                return Optional.empty();
            }
            long each = 1;
            for (int i = 1; i < input.shape().size(); i++) {
                long size = input.shape().get(i);
                if (size <= 0 && !(input.width() == -1 && guessedWidth > 0)) {
                    return Optional.empty();
                }
                each = size <= 0 ? guessedWidth : Math.min(MOST_VALUES + 1, each) * Math.min(MOST_VALUES + 1, size);
            }
            if (input.shape().isEmpty() && input.width() == -1 && guessedWidth <= 0) {
                return Optional.empty();
            }
            most = Math.max(most, each);
        }
        int wanted = inputs.inputs().stream().anyMatch(i -> i.width() == 0) ? ROWS_OF_IMAGES : ROWS;
        int batch = inputs.fixedBatch() > 0 ? inputs.fixedBatch() : (int) Math.clamp(MOST_VALUES / most, 0, wanted);
        if (batch == 0 || batch * most > MOST_VALUES) {
            return Optional.empty();
        }
        int runs = inputs.fixedBatch() > 0 ? Math.max(1, Math.min(wanted, (wanted + batch - 1) / batch)) : 1;
        return Optional.of(new Probe(session, inputs.inputs(), batch, runs, guessedWidth, thresholds, limit));
    }

    /** Rows in each run. */
    int batch() {
        return batch;
    }

    /** Rows in all. */
    int rows() {
        return batch * runs;
    }

    /** All runs' outputs, one after another. */
    Map<String, List<OutputValue>> outputs(Set<String> names) throws OrtException {
        Map<String, List<OutputValue>> all = new LinkedHashMap<>();
        each(names, (result, run) -> {
            for (String name : names) {
                OnnxValue value = result.get(name).orElseThrow();
                all.computeIfAbsent(name, n -> new ArrayList<>()).add(OutputValue.of(value));
            }
        });
        return all;
    }

    /** The scores as they will be read later on, {@code rows() * width}. */
    double[] scores(ScoreReader reader) throws OrtException {
        double[] scores = new double[rows() * reader.width()];
        each(reader.outputs(), (result, run) -> reader.read(result, batch, scores, run * batch * reader.width()));
        return scores;
    }

    @FunctionalInterface
    private interface PerRun {
        void take(ai.onnxruntime.OrtSession.Result result, int run) throws OrtException;
    }

    private void each(Set<String> names, PerRun take) throws OrtException {
        ProbeRows rows = new ProbeRows(SEED, thresholds);
        for (int run = 0; run < runs; run++) {
            int number = run;
            Map<String, OnnxTensor> tensors = new HashMap<>();
            try {
                for (ModelInput input : inputs) {
                    tensors.put(input.name(),
                            rows.tensor(session.environment(), input.element(), shape(input), run == 0));
                }
                session.run(tensors, new LinkedHashSet<>(names), limit, result -> {
                    take.take(result, number);
                    return true;
                });
            } finally {
                tensors.values().forEach(OnnxTensor::close);
            }
        }
    }

    private long[] shape(ModelInput input) {
        if (input.shape().isEmpty()) {
            return new long[]{batch, input.width() == -1 ? guessedWidth : input.width()};
        }
        long[] shape = input.shape().stream().mapToLong(Long::longValue).toArray();
        shape[0] = batch;
        for (int i = 1; i < shape.length; i++) {
            shape[i] = shape[i] <= 0 ? guessedWidth : shape[i];
        }
        return shape;
    }

    /** The labels of all runs in order; {@code null} where the output is none of labels, one per row. */
    static String @Nullable [] labels(@Nullable List<OutputValue> values, int rows) {
        if (values == null) {
            return null;
        }
        List<String> all = new ArrayList<>();
        for (OutputValue value : values) {
            if (!(value instanceof OutputValue.Labels labels)) {
                return null;
            }
            all.addAll(List.of(labels.values()));
        }
        return all.size() == rows ? all.toArray(String[]::new) : null;
    }
}
