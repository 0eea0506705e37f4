package secondlook.desktop.feature.data.finding;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
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
            new ConstantColumns(), new RareValues(), new FarValues(), new Identifiers());

    /** Runs every check; off the FX thread. */
    public static Findings of(Dataset dataset, List<ColumnProfile> profile, JobContext context) {
        List<Finding> found = new ArrayList<>();
        List<String> fine = new ArrayList<>();
        for (Check check : CHECKS) {
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
