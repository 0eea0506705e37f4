package secondlook.runtime.model;

import java.util.ArrayList;
import java.util.List;
import secondlook.runtime.data.Schema;

/**
 * Which dataset columns feed which model inputs. Made by {@link SchemaBinder}; a binding exists only if everything fits.
 *
 * @param inputs   the model's inputs, each with its columns
 * @param warnings what was assumed on the way
 */
public record SchemaBinding(List<BoundInput> inputs, List<String> warnings) {

    public SchemaBinding {
        inputs = List.copyOf(inputs);
        warnings = List.copyOf(warnings);
    }

    /** @param how {@code by name}, {@code by hand}, {@code saved order}, {@code file order} */
    public record BoundInput(ModelInput input, List<String> columns, String how) {
        public BoundInput {
            columns = List.copyOf(columns);
        }
    }

    /** All bound columns, input after input: the order in which a scorer wants a batch's columns. */
    public List<String> columns() {
        List<String> all = new ArrayList<>();
        for (BoundInput bound : inputs) {
            all.addAll(bound.columns());
        }
        return all;
    }

    /** The part of a dataset's schema that is read for scoring. A column bound twice appears twice. */
    public Schema schema(Schema dataset) {
        return dataset.select(columns());
    }
}
