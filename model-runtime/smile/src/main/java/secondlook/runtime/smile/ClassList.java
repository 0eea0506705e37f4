package secondlook.runtime.smile;

import java.util.Map;
import java.util.Set;
import secondlook.runtime.smile.standin.StandIns;

/**
 * Every class that a serialized Smile model may name, one by one: what random forests, boosted trees, single trees, AdaBoost
 * and logistic regressions are made of. A name that is not here is never looked up.
 */
final class ClassList {

    private static final Set<String> NAMES = Set.of("java.lang.Byte", "java.lang.Enum", "java.lang.Integer",
            "java.lang.Number", "java.lang.Object", "java.lang.String", "java.util.ArrayList",
            "smile.classification.AbstractClassifier", "smile.classification.AdaBoost",
            "smile.classification.DataFrameClassifier$1", "smile.classification.DecisionTree",
            "smile.classification.GradientTreeBoost", "smile.classification.LogisticRegression",
            "smile.classification.LogisticRegression$Binomial", "smile.classification.LogisticRegression$Multinomial",
            "smile.classification.RandomForest", "smile.classification.RandomForest$Model",
            "smile.data.formula.Dot", "smile.data.formula.Formula", "smile.data.formula.Term",
            "smile.data.formula.Variable", "smile.data.measure.CategoricalMeasure", "smile.data.measure.NominalScale",
            "smile.data.type.BooleanType", "smile.data.type.ByteType", "smile.data.type.DataType$ID",
            "smile.data.type.DoubleType", "smile.data.type.FloatType", "smile.data.type.IntType",
            "smile.data.type.LongType", "smile.data.type.PrimitiveType", "smile.data.type.ShortType",
            "smile.data.type.StructField", "smile.data.type.StructType", "smile.model.ClassificationModel",
            "smile.model.RegressionModel", "smile.model.cart.CART", "smile.model.cart.DecisionNode",
            "smile.model.cart.InternalNode", "smile.model.cart.LeafNode", "smile.model.cart.NominalNode",
            "smile.model.cart.OrdinalNode", "smile.model.cart.RegressionNode", "smile.model.cart.SplitRule",
            "smile.regression.GradientTreeBoost", "smile.regression.RandomForest",
            "smile.regression.RandomForest$Model", "smile.regression.RegressionTree", "smile.util.IntSet",
            "smile.validation.ClassificationMetrics", "smile.validation.RegressionMetrics");

    /** Read by classes of ours that check keys before they are hashed. */
    private static final Map<String, Class<?>> STAND_INS = StandIns.byName();

    private static final int MAX_DIMENSIONS = 2;

    private ClassList() {
    }

    /**
     * The class that a name in a stream stands for.
     *
     * @throws ClassNotFoundException if the name is not on the list; the class is not looked for then
     */
    static Class<?> find(String name) throws ClassNotFoundException {
        Class<?> standIn = STAND_INS.get(name);
        if (standIn != null) {
            return standIn;
        }
        if (!allows(name)) {
            throw new ClassNotFoundException(name);
        }
        return Class.forName(name, false, ClassList.class.getClassLoader());
    }

    private static boolean allows(String name) {
        int dimensions = 0;
        while (dimensions < name.length() && name.charAt(dimensions) == '[') {
            dimensions++;
        }
        if (dimensions == 0) {
            return NAMES.contains(name);
        }
        String component = name.substring(dimensions);
        boolean named = component.startsWith("L") && component.endsWith(";")
                && NAMES.contains(component.substring(1, component.length() - 1));
        return dimensions <= MAX_DIMENSIONS && (named || component.matches("[ZBCSIJFD]"));
    }
}
