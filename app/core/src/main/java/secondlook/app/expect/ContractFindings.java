package secondlook.app.expect;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import secondlook.app.data.Dataset;
import secondlook.app.data.finding.Finding;
import secondlook.runtime.data.Schema;
import secondlook.runtime.job.JobContext;

/** What a model would find amiss in a dataset, as findings among others. */
public final class ContractFindings {

    private ContractFindings() {
    }

    /**
     * One finding for each expectation that is broken.
     *
     * @param model for a person
     * @return nothing where half of the expected columns or more are absent: then the dataset is for something else
     * @throws secondlook.runtime.RefusedException if the condition of a rule is none
     */
    public static List<Finding> of(Dataset dataset, @Nullable Expectations expected, String model, JobContext context) {
        if (expected == null) {
            return List.of();
        }
        Schema schema = dataset.manifest().schema();
        long there = expected.columns().stream().filter(c -> schema.find(c.column()).isPresent()).count();
        if (!expected.columns().isEmpty() && there * 2 <= expected.columns().size()) {
            return List.of();
        }
        return new ExpectationCheck(dataset, expected.flagging(), Map.of(), null).run(context).stream()
                .map(broken -> finding(broken, refuses(expected, broken), model)).toList();
    }

    private static boolean refuses(Expectations expected, Violation broken) {
        return broken.column() == null
                ? expected.rules().stream().anyMatch(r -> r.name().equals(broken.rule()) && r.action() == Action.REFUSE)
                : expected.columns().stream().anyMatch(
                        c -> c.column().equalsIgnoreCase(broken.column()) && c.action() == Action.REFUSE);
    }

    private static Finding finding(Violation broken, boolean refuses, String model) {
        String condition = broken.condition();
        String column = broken.column();
        return new Finding(Finding.Level.WARNING,
                (column == null ? "A rule" : column) + (refuses ? " is what the model refuses" : " is not as expected"),
                "Of " + model + ": " + broken.rule() + ".",
                broken.rows(), column == null ? List.of() : List.of(column),
                condition == null ? null : Finding.where(condition));
    }
}
