package secondlook.app.shape;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import secondlook.app.shape.StepSql.MisfitException;
import secondlook.runtime.Problem;
import secondlook.runtime.RefusedException;
import secondlook.runtime.data.Schema;

/** Fits a shaping to the columns of a dataset, before anything is computed. */
final class Planner {

    private final ExpressionBench bench;
    private final Function<Step.Join, JoinedFile> files;

    /** @param files imports the file that a step joins */
    Planner(ExpressionBench bench, Function<Step.Join, JoinedFile> files) {
        this.bench = bench;
        this.files = files;
    }

    /**
     * @param dataset named in refusals
     * @param first   a SELECT of its rows with {@link StepSql#ROW}
     * @throws RefusedException naming the first step that does not fit, and the place in its expression
     */
    Plan plan(String dataset, String first, Schema source, Shaping shaping) {
        List<Stage> stages = new ArrayList<>();
        Plan plan = new Plan(dataset, first, source, stages);
        for (Step step : shaping.steps()) {
            try {
                stages.add(stage(step, plan.last(), "step" + (stages.size() + 1), plan.schema()));
            } catch (MisfitException e) {
                throw misfit(dataset, stages.size() + 1, step, e);
            }
            plan = new Plan(dataset, first, source, stages);
        }
        return plan;
    }

    private Stage stage(Step step, String before, String name, Schema schema) {
        StepSql sql = new StepSql(bench, before, name, schema);
        return switch (step) {
            case Step.Filter filter -> sql.filter(filter);
            case Step.Derive derive -> sql.derive(derive);
            case Step.Rename rename -> sql.rename(rename);
            case Step.ChangeType type -> sql.type(type);
            case Step.Drop drop -> sql.drop(drop);
            case Step.Sample sample -> sql.sample(sample);
            case Step.Join join -> sql.join(join, files.apply(join));
        };
    }

    private static RefusedException misfit(String dataset, int number, Step step, MisfitException e) {
        Mistake mistake = e.mistake();
        String words = step.inWords();
        String shown = words.length() > 120 ? words.substring(0, 120) + "…" : words;
        return new RefusedException(new Problem("Step " + number + " does not fit " + dataset,
                shown + (mistake == null ? "" : ", " + mistake.where()), String.valueOf(e.getMessage()),
                "Correct the step, or leave it out."), e);
    }
}
