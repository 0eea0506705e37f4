package secondlook.app.expect;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import secondlook.app.data.Dataset;
import secondlook.runtime.RefusedException;
import secondlook.runtime.job.JobContext;
import secondlook.runtime.model.SchemaBinding;

/**
 * What a model expects of the rows that it is given, and what they are called in a dataset.
 *
 * @param expectations of the model
 * @param renamed      for expected columns that have another name in the dataset, that name
 */
public record InputContract(Expectations expectations, Map<String, String> renamed) {

    /**
     * Rows held against a contract.
     *
     * @param asked      condition that chose the rows; {@code null} for all
     * @param allowed    the same without the rows that are refused
     * @param refused    how many those are
     * @param violations in the order of the expectations
     */
    public record Held(@Nullable String asked, @Nullable String allowed, long refused, List<Violation> violations) {

        /** Without a contract nothing is broken. */
        public static Held without(@Nullable String where) {
            return new Held(where, where, 0, List.of());
        }

        /** One sentence for each expectation that is broken. */
        public List<String> words() {
            return violations.stream().map(Violation::words).toList();
        }
    }

    public InputContract {
        renamed = Map.copyOf(renamed);
    }

    /**
     * A model's own, kept beside its file.
     *
     * @return {@code null} if it has none
     * @throws RefusedException if it has one that cannot be read
     */
    public static @Nullable InputContract of(Path model, SchemaBinding binding) {
        return of(ExpectationFile.of(model), binding);
    }

    /** @return {@code null} for no expectations */
    public static @Nullable InputContract of(@Nullable Expectations expectations, SchemaBinding binding) {
        return expectations == null ? null : new InputContract(expectations, columns(binding));
    }

    /** Inputs of one column each, which may have another name than the input. */
    private static Map<String, String> columns(SchemaBinding binding) {
        return binding.inputs().stream().filter(bound -> bound.columns().size() == 1)
                .collect(Collectors.toMap(bound -> bound.input().name(), bound -> bound.columns().getFirst(),
                        (a, b) -> a, HashMap::new));
    }

    /** The same with further names. */
    public InputContract with(Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(renamed);
        all.putAll(more);
        return new InputContract(expectations, all);
    }

    /**
     * Holds the rows that fulfil the condition against the expectations.
     *
     * @throws RefusedException if not one row is left, or the table as a whole is refused
     */
    public Held hold(Dataset dataset, @Nullable String where, JobContext context) {
        List<Violation> violations = new ExpectationCheck(dataset, expectations, renamed, where).run(context);
        String allowed = ExpectationCheck.allowed(where, violations);
        if (java.util.Objects.equals(allowed, where)) {
            return new Held(where, where, 0, violations);
        }
        long asked = dataset.count(where);
        long left = dataset.count(allowed);
        if (left == 0 && asked > 0) {
            Violation first = violations.stream().filter(v -> v.action() == Action.REFUSE && v.rows() > 0).findFirst()
                    .orElseThrow();
            throw new RefusedException(dataset.manifest().name() + " cannot be scored",
                    "every row breaks an expectation of the model; " + first.rows() + " break \u201c" + first.rule()
                            + "\u201d",
                    "Correct the data, or change the expectation.");
        }
        return new Held(where, allowed, asked - left, violations);
    }
}
