package secondlook.runtime.onnx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import secondlook.runtime.data.RealVector;
import secondlook.runtime.model.Model;
import secondlook.runtime.model.OpenOptions;
import secondlook.runtime.model.Provider;

class ThreadTrialTest {

    @TempDir
    Path folder;

    @Test
    void severalThreadsMustGainATenth() {
        assertTrue(ThreadTrial.areWorthIt(50, 100));
        assertFalse(ThreadTrial.areWorthIt(95, 100));
        assertFalse(ThreadTrial.areWorthIt(200, 100));
    }

    /** Large enough to be tried; scores must be those of one thread whatever the trial chose. */
    @Test
    void aModelThatWasTriedScoresAsOneThatWasNot() throws IOException {
        float[] wide = new float[2 * 20_000];
        float[] back = new float[20_000 * 3];
        for (int i = 0; i < back.length; i++) {
            wide[i % wide.length] = (float) Math.sin(i);
            back[i] = (float) Math.cos(i) / 100;
        }
        Path file = new Fixture().input("X", Fixture.FLOAT, -1, 2).constant("wide", wide, 2, 20_000)
                .constant("back", back, 20_000, 3)
                .node("MatMul", List.of("X", "wide"), List.of("hidden"))
                .node("Relu", List.of("hidden"), List.of("kept"))
                .node("MatMul", List.of("kept", "back"), List.of("logits"))
                .output("logits", Fixture.FLOAT, -1, 3).write(folder, "m.onnx");
        double[][] scores = new double[2][];
        for (int threads = 0; threads < 2; threads++) {
            try (Model model = new OnnxEngine().open(file, new OpenOptions(Provider.CPU, null, threads))) {
                scores[threads] = Scoring.score(model,
                        Scoring.batch(new RealVector(new double[]{1, 2}), new RealVector(new double[]{3, -1})))
                        .values();
            }
        }
        assertEquals(6, scores[0].length);
        assertArrayEquals(scores[1], scores[0], 1e-3);
    }
}
