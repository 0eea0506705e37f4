package secondlook.app.shape;

import java.util.ArrayList;
import java.util.List;
import secondlook.runtime.RefusedException;

/** Steps in the order in which they are done. Immutable. */
public record Shaping(List<Step> steps) {

    /** Nothing is done. */
    public static final Shaping NONE = new Shaping(List.of());

    /** More steps than this are refused. */
    public static final int MOST = 100;

    public Shaping {
        steps = List.copyOf(steps);
        if (steps.size() > MOST) {
            throw new RefusedException(steps.size() + " steps are too many", "a shaping has at most " + MOST,
                    "Apply the first ones, and shape the dataset that comes out.");
        }
    }

    public boolean isEmpty() {
        return steps.isEmpty();
    }

    /** These steps and one more. */
    public Shaping with(Step step) {
        return and(new Shaping(List.of(step)));
    }

    /** These steps and then the others. */
    public Shaping and(Shaping further) {
        List<Step> all = new ArrayList<>(steps);
        all.addAll(further.steps);
        return new Shaping(all);
    }

    /** Without one of them. */
    public Shaping without(int index) {
        List<Step> rest = new ArrayList<>(steps);
        rest.remove(index);
        return new Shaping(rest);
    }

    /** With another one in the place of one. */
    public Shaping replaced(int index, Step step) {
        List<Step> changed = new ArrayList<>(steps);
        changed.set(index, step);
        return new Shaping(changed);
    }

    /** For a person, one line a step. */
    public List<String> inWords() {
        return steps.stream().map(Step::inWords).toList();
    }
}
