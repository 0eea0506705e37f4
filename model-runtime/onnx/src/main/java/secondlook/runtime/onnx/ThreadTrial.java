package secondlook.runtime.onnx;

import ai.onnxruntime.OrtException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import secondlook.runtime.onnx.graph.GraphValue;
import secondlook.runtime.onnx.graph.MalformedFileException;
import secondlook.runtime.onnx.graph.OnnxFile;

/**
 * Finds out by trying whether a model runs faster on several threads or on one: which of them wins depends on the graph, not
 * on its size alone. Very small models are not tried, they gain nothing; very large ones are not either, since loading them a
 * second time would take longer than anything that is won.
 */
final class ThreadTrial {

    private static final long LARGEST = 64L << 20;
    private static final int ROWS = 2048;
    private static final int RUNS = 3;
    /** Models that are slower than this for the rows of a trial are left on several threads. */
    private static final Duration PATIENCE = Duration.ofMillis(500);
    /** What several threads must gain, because they take the processor from everything else. */
    private static final double LEAST_GAIN = 0.1;

    private final OnnxSessions sessions;

    ThreadTrial(OnnxSessions sessions) {
        this.sessions = sessions;
    }

    /** The session given, or another on one thread in its place; the one that is not returned is closed. */
    OnnxSessions.Opened faster(OnnxFile file, OnnxSessions.Wish wish, OnnxSessions.Opened several) {
        boolean tried = wish.threads() == 0 && wish.bytes() <= LARGEST && several.choice().used().equals("cpu")
                && ThreadChoice.forModel(wish.bytes()) > 1;
        if (!tried) {
            return several;
        }
        OnnxSession one = null;
        OnnxSession better = several.session();
        try {
            long together = nanos(file, several.session());
            one = sessions.open(wish.onOneThread()).session();
            if (!areWorthIt(together, nanos(file, one))) {
                better = one;
            }
        } catch (OrtException | MalformedFileException cannotTell) {
            // Whatever is wrong with the model is said when it is interpreted; until then nothing has changed.
            better = several.session();
        } finally {
            if (one != null && better != one) {
                one.close();
            }
        }
        if (better != several.session()) {
            several.session().close();
        }
        return new OnnxSessions.Opened(better, several.choice());
    }

    /** Whether several threads are so much faster than one that they are worth having. */
    static boolean areWorthIt(long nanosOfSeveral, long nanosOfOne) {
        return nanosOfSeveral < (1 - LEAST_GAIN) * nanosOfOne;
    }

    /** Of the fastest of a few runs. */
    private static long nanos(OnnxFile file, OnnxSession session) throws OrtException, MalformedFileException {
        InputReading.Inputs inputs = InputReading.of(file, session.inputs().keySet());
        Optional<Probe> probe = Probe.of(session, inputs, -1, Thresholds.none(), PATIENCE, ROWS);
        if (probe.isEmpty()) {
            throw new MalformedFileException("its inputs cannot be made up");
        }
        Set<String> outputs = new LinkedHashSet<>();
        for (GraphValue output : file.outputs()) {
            outputs.add(output.name());
        }
        long best = Long.MAX_VALUE;
        for (int run = 0; run < RUNS; run++) {
            long begin = System.nanoTime();
            probe.get().outputs(outputs);
            best = Math.min(best, System.nanoTime() - begin);
        }
        return best;
    }
}
