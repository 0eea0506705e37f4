package secondlook.app.registry;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import secondlook.runtime.model.ModelInput;
import secondlook.runtime.model.ModelSignature;

/** What whoever feeds a model and reads its answers relies on, and what breaks it. */
final class Contract {

    private Contract() {
    }

    /** What a candidate wants or gives otherwise than the champion, in sentences. Fewer inputs break nothing. */
    static List<String> breaks(ModelSignature champion, ModelSignature candidate) {
        List<String> breaks = new ArrayList<>();
        if (champion.task() != candidate.task()) {
            breaks.add("it is a " + candidate.task().key() + ", the champion a " + champion.task().key());
        }
        Set<String> extra = inputs(candidate);
        extra.removeAll(inputs(champion));
        if (!extra.isEmpty()) {
            breaks.add("it wants " + String.join(", ", extra) + ", which the champion does not");
        }
        Set<String> gone = new LinkedHashSet<>(champion.classes());
        candidate.classes().forEach(gone::remove);
        if (!gone.isEmpty()) {
            breaks.add("it never says " + String.join(", ", gone));
        }
        Set<String> added = new LinkedHashSet<>(candidate.classes());
        champion.classes().forEach(added::remove);
        if (!added.isEmpty()) {
            breaks.add("it says " + String.join(", ", added) + ", which the champion never does");
        }
        return breaks;
    }

    private static Set<String> inputs(ModelSignature signature) {
        Set<String> names = new LinkedHashSet<>();
        for (ModelInput input : signature.inputs()) {
            List<String> columns = input.columns();
            if (columns != null) {
                names.addAll(columns);
            } else if (input.width() == 1) {
                names.add(input.name());
            } else {
                names.add(input.name() + " of " + input.width() + " columns");
            }
        }
        return names;
    }
}
