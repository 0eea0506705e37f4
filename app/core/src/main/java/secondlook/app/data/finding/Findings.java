package secondlook.app.data.finding;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import secondlook.app.data.ColumnProfile;
import secondlook.app.data.Dataset;
import secondlook.runtime.job.JobContext;

/**
 * What all checks found.
 *
 * @param found worst first
 * @param fine  what was checked and is as it should be, in words
 */
public record Findings(List<Finding> found, List<String> fine) {

    public static final Findings NONE = new Findings(List.of(), List.of());

    private static final List<Check> CHECKS = List.of(new ImportWarnings(), new MissingValues(), new RepeatedRows(),
            new ConstantColumns(), new MixedTypes(), new Sentinels(), new SimilarColumns(), new RareValues(),
            new FarValues(),
            new TimeGaps(), new Identifiers());

    /** Runs every check that needs to know of no target. */
    public static Findings of(Dataset dataset, List<ColumnProfile> profile, JobContext context) {
        return of(dataset, profile, null, context);
    }

    /**
     * Runs every check.
     *
     * @param target the column that a model shall predict; {@code null} if it is not known
     */
    public static Findings of(Dataset dataset, List<ColumnProfile> profile, @Nullable String target,
            JobContext context) {
        List<Check> checks = new ArrayList<>(CHECKS);
        if (target != null) {
            checks.add(new TargetChecks(target));
        }
        List<Finding> found = new ArrayList<>();
        List<String> fine = new ArrayList<>();
        for (int i = 0; i < checks.size(); i++) {
            Check check = checks.get(i);
            context.progress(i, checks.size());
            context.checkCancelled();
            Check.Result result = check.run(dataset, profile, context);
            found.addAll(result.findings());
            if (result.findings().isEmpty() && !result.fine().isEmpty()) {
                fine.add(result.fine());
            }
        }
        found.sort(Comparator.comparing(Finding::level));
        return new Findings(List.copyOf(found), List.copyOf(fine));
    }
}
