package secondlook.runtime.model;

import java.util.List;

/**
 * One output of a model, for the model card.
 *
 * @param name  its name
 * @param type  as the format writes it, for example {@code float} or {@code seq(map(string,float))}
 * @param shape the declared shape, -1 for a free dimension; empty where there is none
 */
public record ModelOutput(String name, String type, List<Long> shape) {

    public ModelOutput {
        shape = List.copyOf(shape);
    }
}
