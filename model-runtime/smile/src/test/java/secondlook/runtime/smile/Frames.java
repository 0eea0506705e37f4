package secondlook.runtime.smile;

import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.NullMarked;
import secondlook.runtime.recipe.FeatureMatrix;

/** Two numeric features and two classes for models made with Smile directly. */
@NullMarked
final class Frames {

    private Frames() {
    }

    static FeatureMatrix features(int rows) {
        SplittableRandom random = new SplittableRandom(4);
        double[][] x = new double[2][rows];
        for (int row = 0; row < rows; row++) {
            x[0][row] = row % 2 + random.nextDouble();
            x[1][row] = random.nextDouble();
        }
        return new FeatureMatrix(List.of("x0", "x1"), rows, x, 0, 0);
    }

    static int[] labels(int rows) {
        int[] labels = new int[rows];
        for (int row = 0; row < rows; row++) {
            labels[row] = row % 2;
        }
        return labels;
    }
}
