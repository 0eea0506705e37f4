package secondlook.runtime.smile;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import smile.classification.AdaBoost;
import smile.classification.Classifier;
import smile.classification.DataFrameClassifier;
import smile.classification.DecisionTree;
import smile.classification.RandomForest;
import smile.data.Tuple;
import smile.data.measure.CategoricalMeasure;
import smile.data.type.StructField;
import smile.data.type.StructType;
import smile.model.ClassificationModel;
import smile.model.RegressionModel;
import smile.model.cart.CART;
import smile.regression.DataFrameRegression;

/**
 * A model out of a serialized file, seen alike whatever it is.
 *
 * @param schema    the columns it takes
 * @param classes   class names in score order; empty for a regression
 * @param named     whether the file says what the classes are called
 * @param soft      whether it gives shares, not just one class
 * @param algorithm in words
 * @param metadata  what else the file says
 * @param function  the model itself
 * @param members   its trees asked apart; {@code null} where it is no forest of plain thresholds
 */
record SerializedPredictor(StructType schema, List<String> classes, boolean named, boolean soft, String algorithm,
        Map<String, String> metadata, Function function, @Nullable ForestMembers members) {

    /** Writes the scores of one row. */
    interface Function {
        void score(Tuple row, double[] out);
    }

    /** @throws IllegalArgumentException if the object is no model */
    static SerializedPredictor of(@Nullable Object object) {
        return switch (object) {
            case ClassificationModel model ->
                classification(model.classifier(), model.schema(), model.algorithm(), tags(model.tags()));
            case RegressionModel model ->
                regression(model.regression(), model.schema(), model.algorithm(), tags(model.tags()));
            case DataFrameClassifier model ->
                classification(model, model.schema(), model.getClass().getSimpleName(), Map.of());
            case DataFrameRegression model ->
                regression(model, model.schema(), model.getClass().getSimpleName(), Map.of());
            case null, default -> throw new IllegalArgumentException("no model");
        };
    }

    private static SerializedPredictor classification(DataFrameClassifier model, StructType schema, String algorithm,
            Map<String, String> metadata) {
        int[] codes = model.classes();
        boolean soft = model.isSoft();
        Function function = soft ? model::predict : (row, out) -> {
            Arrays.fill(out, 0);
            out[indexOf(codes, model.predict(row))] = 1;
        };
        List<String> names = names(model);
        ForestMembers members = model instanceof RandomForest forest
                ? SerializedMembers.of(forest, schema, codes.length)
                : null;
        return names != null
                ? new SerializedPredictor(schema, names, true, soft, algorithm, metadata, function, members)
                : new SerializedPredictor(schema, Arrays.stream(codes).mapToObj(Integer::toString).toList(), false,
                        soft, algorithm, metadata, function, members);
    }

    private static SerializedPredictor regression(DataFrameRegression model, StructType schema, String algorithm,
            Map<String, String> metadata) {
        return new SerializedPredictor(schema, List.of(), true, true, algorithm, metadata,
                (row, out) -> out[0] = model.predict(row), null);
    }

    private static int indexOf(int[] codes, int code) {
        for (int i = 0; i < codes.length; i++) {
            if (codes[i] == code) {
                return i;
            }
        }
        throw new IllegalStateException("class " + code + " is none of the model's");
    }

    /** Trees remember the names of the classes; other models know their codes only. */
    private static @Nullable List<String> names(Classifier<?> model) {
        CART tree = switch (model) {
            case RandomForest forest -> forest.models()[0].tree();
            case AdaBoost boost -> boost.trees()[0];
            case DecisionTree one -> one;
            default -> null;
        };
        StructField response = tree == null ? null : SmileInternals.response(tree);
        if (response != null && response.measure() instanceof CategoricalMeasure scale) {
            return Arrays.stream(model.classes()).mapToObj(scale::level).map(String::valueOf).toList();
        }
        return null;
    }

    private static Map<String, String> tags(@Nullable Properties tags) {
        Map<String, String> metadata = new TreeMap<>();
        if (tags != null) {
            tags.stringPropertyNames().stream().limit(100).forEach(k -> metadata.put(k, tags.getProperty(k)));
        }
        return metadata;
    }
}
