package secondlook.runtime.onnx;

import ai.onnxruntime.OrtException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import secondlook.runtime.RefusedException;
import secondlook.runtime.model.ModelInput;
import secondlook.runtime.model.ModelOutput;
import secondlook.runtime.model.ModelSignature;
import secondlook.runtime.model.ScoreKind;
import secondlook.runtime.model.Task;
import secondlook.runtime.onnx.graph.GraphValue;
import secondlook.runtime.onnx.graph.MalformedFileException;
import secondlook.runtime.onnx.graph.OnnxFile;

/**
 * What an open session was found to take and to give.
 *
 * @param reader {@code null} where no scores can be read
 * @param flat   inputs that take {@code [N]}
 */
record Interpretation(ModelSignature signature, @Nullable ScoreReader reader, Set<String> flat) {

    /**
     * @param given      class names from the person; {@code null} if none
     * @param beside     lists of names in files beside the model
     * @param probeLimit how long a run of the probe may take
     */
    record Asked(@Nullable List<String> given, List<List<String>> beside, Duration probeLimit) {}

    /**
     * Works it out in the order of recognition: output types, class names, scale of the scores, agreement with the labels.
     *
     * @throws RefusedException             if the person's class names do not fit
     * @throws OnnxSession.TooLongException if the model did not come to an end on the probe
     */
    static Interpretation of(OnnxFile file, OnnxSession session, Asked asked)
            throws OrtException, MalformedFileException {
        InputReading.Inputs inputs = InputReading.of(file, session.inputs().keySet());
        Thresholds thresholds = inputs.inputs().size() == 1
                ? Thresholds.of(file, inputs.inputs().getFirst().name())
                : Thresholds.none();
        checkTrees(inputs.inputs(), thresholds);
        return new Work(file, session, inputs, thresholds).interpret(asked);
    }

    /** Trees that read beyond the input's width would read memory that is not theirs. */
    private static void checkTrees(List<ModelInput> inputs, Thresholds thresholds) throws MalformedFileException {
        int width = inputs.size() == 1 ? inputs.getFirst().width() : -1;
        if (width > 0 && thresholds.greatestFeature() >= width) {
            throw new MalformedFileException("its trees read column " + (thresholds.greatestFeature() + 1)
                    + " of an input that has " + width);
        }
    }

    /** One opening's intermediate results. */
    private static final class Work {

        private final OnnxFile file;
        private final OnnxSession session;
        private final InputReading.Inputs inputs;
        private final Thresholds thresholds;
        private final List<String> warnings = new ArrayList<>();

        Work(OnnxFile file, OnnxSession session, InputReading.Inputs inputs, Thresholds thresholds) {
            this.file = file;
            this.session = session;
            this.inputs = inputs;
            this.thresholds = thresholds;
            warnings.addAll(inputs.warnings());
        }

        Interpretation interpret(Asked asked) throws OrtException {
            Optional<Probe> probe = Probe.of(session, inputs, thresholds.greatestFeature() + 1, thresholds,
                    asked.probeLimit());
            Map<String, List<OutputValue>> seen = Map.of();
            if (probe.isPresent()) {
                try {
                    Set<String> names = new LinkedHashSet<>();
                    file.outputs().forEach(o -> names.add(o.name()));
                    seen = probe.get().outputs(names);
                } catch (OnnxSession.TooLongException tooLong) {
                    throw tooLong;
                } catch (OrtException refusesMadeUpRows) {
                    warnings.add("The model refused the made-up rows that it was tried with ("
                            + OrtFailures.plain(String.valueOf(refusesMadeUpRows.getMessage())) + ").");
                    probe = Optional.empty();
                }
            }
            OutputPlan plan = new OutputChooser(file, seen, probe.map(Probe::batch).orElse(-1)).choose();
            warnings.addAll(plan.warnings());
            ScoreReader reader = usable(plan.reader());
            double[] scores = reader == null || probe.isEmpty() ? null : probe.get().scores(reader);
            return reader == null
                    ? described(plan.task() == Task.CLASSIFICATION ? Task.UNKNOWN : plan.task(), List.of(),
                            ScoreKind.UNKNOWN, null)
                    : scored(plan, reader, scores, seen, asked);
        }

        /** Scores of unknown width cannot be laid out. */
        private @Nullable ScoreReader usable(@Nullable ScoreReader reader) {
            if (reader != null && reader.width() <= 0) {
                warnings.add("How many scores the model gives per row could not be found out.");
                return null;
            }
            return reader;
        }

        private Interpretation scored(OutputPlan plan, ScoreReader reader, double @Nullable [] scores,
                Map<String, List<OutputValue>> seen, Asked asked) {
            String[] labels = scores == null || plan.label() == null
                    ? null
                    : Probe.labels(seen.get(plan.label()), scores.length / reader.width());
            boolean hasLabels = plan.label() != null;
            Scale scale = scores != null
                    ? Scale.judge(scores, reader.width(), hasLabels)
                    : Scale.guess(reader.outputs().iterator().next());
            Task task = plan.task();
            if (task == Task.UNKNOWN && reader.width() > 1 && scores != null && scale.kind() == ScoreKind.PROBABILITY) {
                task = Task.CLASSIFICATION;
            }
            if (task != Task.CLASSIFICATION) {
                return described(task, List.of(), ScoreKind.UNKNOWN, reader);
            }
            ClassNames search = new ClassNames(file, reader.width());
            List<String> classes = search.find(plan.names(), classList(seen), areText(labels), asked);
            warnings.addAll(search.warnings());
            if (scale.warning() != null) {
                warnings.add(scale.warning());
            }
            String mismatch = labels == null || scores == null ? null : LabelCheck.compare(labels, scores, classes);
            if (mismatch != null) {
                warnings.add(mismatch);
            }
            return described(task, classes, scale.kind(), reader);
        }

        private static boolean areText(String @Nullable [] labels) {
            if (labels != null) {
                for (String label : labels) {
                    if (!ClassNames.isWhole(label)) {
                        return true;
                    }
                }
            }
            return false;
        }

        private static String @Nullable [] classList(Map<String, List<OutputValue>> seen) {
            List<OutputValue> values = seen.get("class_labels");
            return values != null && values.getFirst() instanceof OutputValue.Labels labels ? labels.values() : null;
        }

        private Interpretation described(Task task, List<String> classes, ScoreKind kind,
                @Nullable ScoreReader reader) {
            List<ModelOutput> outputs = new ArrayList<>();
            for (GraphValue output : file.outputs()) {
                outputs.add(new ModelOutput(output.name(), output.type().words(), output.type().shape()));
            }
            return new Interpretation(new ModelSignature(inputs.inputs(), outputs, task, classes, kind,
                    inputs.fixedBatch(), warnings), reader, inputs.flat());
        }
    }
}
