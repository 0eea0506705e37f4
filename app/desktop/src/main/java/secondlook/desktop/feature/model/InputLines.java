package secondlook.desktop.feature.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import secondlook.runtime.model.BindingMismatch;
import secondlook.runtime.model.ModelInput;
import secondlook.runtime.model.ModelSignature;
import secondlook.runtime.model.SchemaBinder;
import secondlook.runtime.model.SchemaBinding.BoundInput;

/** What a binder said, line by line as a person reads it. */
final class InputLines {

    private InputLines() {
    }

    static List<InputLine> of(ModelSignature signature, SchemaBinder.Outcome outcome) {
        List<InputLine> lines = new ArrayList<>();
        for (ModelInput input : signature.inputs()) {
            List<String> names = names(input);
            BoundInput bound = outcome.bound().stream().filter(b -> b.input().equals(input)).findFirst().orElse(null);
            boolean ordered = input.width() != 1 && input.columns() == null;
            if (bound != null && ordered) {
                lines.add(new InputLine(input.name(), type(input), String.join(", ", bound.columns()), bound.how(), "",
                        null, true));
            } else {
                for (int i = 0; i < names.size(); i++) {
                    lines.add(bound != null
                            ? new InputLine(names.get(i), type(input), bound.columns().get(i), bound.how(), "", null,
                                    false)
                            : unbound(names.get(i), input, outcome.mismatches(), ordered));
                }
            }
        }
        return lines;
    }

    /** A column of a bound-together input may be fine itself while another one is not. */
    private static InputLine unbound(String name, ModelInput input, List<BindingMismatch> mismatches,
            boolean ordered) {
        for (BindingMismatch mismatch : mismatches) {
            if (mismatch.input().equals(name) || mismatch.input().equals(input.name())) {
                return new InputLine(name, mismatch.wants(), null, "", mismatch.why(), mismatch.suggestion(), ordered);
            }
        }
        return new InputLine(name, type(input), name, "by name", "", null, ordered);
    }

    private static List<String> names(ModelInput input) {
        List<String> columns = input.columns();
        return columns == null ? List.of(input.name()) : columns;
    }

    private static String type(ModelInput input) {
        return input.temporal()
                ? "date"
                : input.categorical()
                        ? "category"
                        : input.element().name().toLowerCase(Locale.ROOT);
    }
}
