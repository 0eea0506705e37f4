package secondlook.runtime.smile;

import secondlook.runtime.recipe.FeatureMatrix;
import smile.data.DataFrame;
import smile.data.vector.DoubleVector;
import smile.data.vector.IntVector;
import smile.data.vector.ValueVector;

/**
 * What an algorithm is fitted on.
 *
 * @param features finite numbers
 * @param labels   class code per row, each of {@code 0 … classes - 1} at least once; empty for a regression
 * @param values   target per row; empty for a classification
 * @param classes  number of classes; 1 for a regression
 */
@SuppressWarnings("ArrayRecordComponent")
record TrainingSet(FeatureMatrix features, int[] labels, double[] values, int classes) {

    /** The response column's name in {@link #frame()}; features are called by number, so that nothing collides. */
    static final String RESPONSE = "y";

    int rows() {
        return features.rows();
    }

    /** As Smile wants it. The arrays are shared, not copied. */
    DataFrame frame() {
        ValueVector[] vectors = new ValueVector[features.width() + 1];
        for (int f = 0; f < features.width(); f++) {
            vectors[f] = new DoubleVector("x" + f, features.columns()[f]);
        }
        vectors[features.width()] = values.length > 0
                ? new DoubleVector(RESPONSE, values)
                : new IntVector(RESPONSE, labels);
        return new DataFrame(vectors);
    }
}
