package secondlook.runtime.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import secondlook.runtime.Problem;
import secondlook.runtime.RefusedException;
import secondlook.runtime.data.Column;
import secondlook.runtime.data.ColumnType;
import secondlook.runtime.data.Schema;
import secondlook.runtime.model.SchemaBinding.BoundInput;

/** Binds a model's inputs to a dataset's columns and reports every mismatch at once, before anything runs. */
public final class SchemaBinder {

    private final Schema schema;
    private final BindingRequest request;
    private final List<BoundInput> bound = new ArrayList<>();
    private final List<BindingMismatch> mismatches = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    private SchemaBinder(Schema schema, BindingRequest request) {
        this.schema = schema;
        this.request = request;
    }

    /** Either a binding or the mismatches; exactly one of them is there. */
    public record Outcome(Optional<SchemaBinding> binding, List<BoundInput> bound, List<BindingMismatch> mismatches) {

        /** @throws RefusedException that lists every mismatch */
        public SchemaBinding orRefuse(String model, String dataset) {
            return binding.orElseThrow(() -> {
                String all = String.join("; ", mismatches.stream().map(Outcome::say).toList());
                return new RefusedException(new Problem(model + " cannot score " + dataset, null, all,
                        "Bind inputs by hand (--map INPUT=COLUMN, --columns A,B,…) or choose another dataset."));
            });
        }

        private static String say(BindingMismatch mismatch) {
            return mismatch.input() + " (" + mismatch.wants() + "): " + mismatch.why()
                    + (mismatch.suggestion() == null ? "" : ", perhaps " + mismatch.suggestion());
        }
    }

    public static Outcome bind(ModelSignature signature, Schema schema, BindingRequest request) {
        SchemaBinder binder = new SchemaBinder(schema, request);
        binder.checkMap(signature);
        boolean single = signature.inputs().size() == 1;
        for (ModelInput input : signature.inputs()) {
            binder.bind(input, single);
        }
        if (!single && request.columns() != null) {
            binder.warnings.add("The order of columns that was given is not used: the model has "
                    + signature.inputs().size() + " inputs, which are bound by name.");
        }
        Optional<SchemaBinding> binding = binder.mismatches.isEmpty()
                ? Optional.of(new SchemaBinding(binder.bound, binder.warnings))
                : Optional.empty();
        return new Outcome(binding, List.copyOf(binder.bound), List.copyOf(binder.mismatches));
    }

    private void checkMap(ModelSignature signature) {
        for (String name : request.map().keySet()) {
            boolean known = signature.inputs().stream()
                    .anyMatch(i -> i.name().equals(name) || (i.columns() != null && i.columns().contains(name)));
            if (!known) {
                mismatches.add(new BindingMismatch(name, "nothing", "the model has no input of that name", null));
            }
        }
    }

    private void bind(ModelInput input, boolean single) {
        if (input.width() == 0 || input.element() == ElementType.OTHER) {
            mismatches.add(new BindingMismatch(input.name(), wants(input), "cannot be fed from columns", null));
        } else if (input.width() != 1 && request.map().containsKey(input.name())) {
            mismatches.add(new BindingMismatch(input.name(), wants(input),
                    "takes several columns and cannot be mapped to one; give them in order (--columns)", null));
        } else if (single && request.columns() != null) {
            bindAll(input, request.columns(), "by hand");
        } else if (input.columns() != null) {
            bindAll(input, input.columns(), input.width() == 1 ? "by name" : "saved order");
        } else if (input.width() == 1 && !(single && schema.find(mapped(input.name())).isEmpty()
                && fileOrder(input).size() == 1)) {
            bindAll(input, List.of(input.name()), "by name");
        } else {
            bindInFileOrder(input);
        }
    }

    private String mapped(String name) {
        return request.map().getOrDefault(name, name);
    }

    private void bindAll(ModelInput input, List<String> wanted, String how) {
        if (input.width() > 0 && wanted.size() != input.width()) {
            mismatches.add(new BindingMismatch(input.name(), wants(input),
                    "takes " + input.width() + " columns, " + wanted.size() + " were given", null));
            return;
        }
        List<String> found = new ArrayList<>();
        for (String name : wanted) {
            String target = mapped(name);
            OptionalInt index = schema.find(target);
            if (index.isEmpty()) {
                mismatches.add(new BindingMismatch(name, wants(input),
                        target.equals(name) ? "no column of that name" : "no column " + target, suggest(name, input)));
                continue;
            }
            Column column = schema.column(index.getAsInt());
            if (!accepts(input, column.type())) {
                mismatches.add(new BindingMismatch(name, wants(input),
                        "column " + column.name() + " is " + column.type().name().toLowerCase(Locale.ROOT), null));
                continue;
            }
            found.add(column.name());
        }
        boolean byHand = wanted.stream().anyMatch(request.map()::containsKey);
        if (found.size() == wanted.size()) {
            bound.add(new BoundInput(input, found, byHand ? "by hand" : how));
        }
    }

    private void bindInFileOrder(ModelInput input) {
        List<String> candidates = fileOrder(input);
        if (input.width() > 0 && candidates.size() != input.width()) {
            mismatches.add(new BindingMismatch(input.name(), wants(input), "takes " + input.width()
                    + " columns and saved no names; the dataset has " + candidates.size() + " that fit", null));
        } else if (candidates.isEmpty()) {
            mismatches.add(new BindingMismatch(input.name(), wants(input), "no column fits", null));
        } else {
            warnings.add("The order of the columns was assumed: " + String.join(", ", candidates)
                    + ". Give it to be sure (--columns).");
            bound.add(new BoundInput(input, candidates, "file order"));
        }
    }

    private List<String> fileOrder(ModelInput input) {
        List<String> names = new ArrayList<>();
        for (Column column : schema.columns()) {
            boolean isTruth = request.truth() != null && column.name().equalsIgnoreCase(request.truth());
            boolean fits = input.element() == ElementType.STRING
                    ? column.type() == ColumnType.TEXT
                    : accepts(input, column.type());
            if (!isTruth && fits) {
                names.add(column.name());
            }
        }
        return names;
    }

    private static boolean accepts(ModelInput input, ColumnType type) {
        return input.categorical() || (input.temporal() ? type.isTemporal() : input.element().accepts(type));
    }

    private static String wants(ModelInput input) {
        return input.temporal() ? "date" : input.element().name().toLowerCase(Locale.ROOT);
    }

    /** The column of a fitting type that shares the longest prefix (at least three letters) or contains the name. */
    private @Nullable String suggest(String name, ModelInput input) {
        String lower = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
        String best = null;
        int bestLength = 2;
        for (Column column : schema.columns()) {
            if (!accepts(input, column.type())) {
                continue;
            }
            String other = column.name().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
            int common = 0;
            while (common < lower.length() && common < other.length()
                    && lower.charAt(common) == other.charAt(common)) {
                common++;
            }
            if (common > bestLength) {
                best = column.name();
                bestLength = common;
            }
        }
        return best;
    }
}
