package secondlook.runtime.smile;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;
import smile.classification.AdaBoost;
import smile.data.type.StructField;
import smile.model.cart.CART;
import smile.model.cart.OrdinalNode;

/**
 * The few fitted values that Smile keeps to itself and that are needed to write a model without Java serialization.
 * Tied to the pinned version of Smile; a test compares every algorithm's scores with Smile's own.
 */
final class SmileInternals {

    private static final VarHandle THRESHOLD = field(OrdinalNode.class, "value", double.class);

    private static final VarHandle ALPHA = field(AdaBoost.class, "alpha", double[].class);

    private static final VarHandle BINARY_BIAS = field(smile.classification.GradientTreeBoost.class, "b", double.class);

    private static final VarHandle REGRESSION_BIAS = field(smile.regression.GradientTreeBoost.class, "b", double.class);

    private static final VarHandle RESPONSE = field(CART.class, "response", StructField.class);

    private SmileInternals() {
    }

    static double threshold(OrdinalNode node) {
        return (double) THRESHOLD.get(node);
    }

    static double[] alpha(AdaBoost model) {
        return (double[]) ALPHA.get(model);
    }

    static double bias(smile.classification.GradientTreeBoost model) {
        return (double) BINARY_BIAS.get(model);
    }

    static double bias(smile.regression.GradientTreeBoost model) {
        return (double) REGRESSION_BIAS.get(model);
    }

    /** The predicted column as it was in training; {@code null} in a damaged model. */
    static @Nullable StructField response(CART tree) {
        return (StructField) RESPONSE.get(tree);
    }

    static VarHandle field(Class<?> owner, String name, Class<?> type) {
        try {
            return MethodHandles.privateLookupIn(owner, MethodHandles.lookup()).findVarHandle(owner, name, type);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Smile has changed: " + owner.getName() + "." + name, e);
        }
    }
}
