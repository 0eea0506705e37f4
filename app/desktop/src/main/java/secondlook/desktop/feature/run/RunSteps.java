package secondlook.desktop.feature.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import secondlook.app.expect.ExpectationCheck;
import secondlook.app.run.ScoreJob;
import secondlook.desktop.chart.Figures;
import secondlook.desktop.job.JobStep;
import secondlook.desktop.scoring.Scoring;
import secondlook.desktop.view.Wording;

/** The steps of a run: those that it said it took, with their times, and those still ahead. */
final class RunSteps {

    /**
     * A line of the list.
     *
     * @param title what is done
     * @param time  how long it took or has taken so far; empty where it has not begun or was not timed
     */
    record Line(String title, String time, State state) {}

    enum State {
        DONE, NOW, AHEAD
    }

    private RunSteps() {
    }

    /** @param inputs how many inputs were bound before the run was started */
    static List<Line> of(int inputs, List<JobStep> said) {
        List<Line> lines = new ArrayList<>();
        lines.add(new Line("Bind " + Wording.count(inputs, "input", "inputs") + " to columns", "before the start",
                State.DONE));
        for (JobStep step : said) {
            lines.add(new Line(step.title(), time(step.took()), step.ended() ? State.DONE : State.NOW));
        }
        List<String> plan = List.of(ScoreJob.STARTING, "Scoring", ScoreJob.WRITING, Scoring.ENTERING);
        // only a model that expects something has its rows checked first
        int planned = (int) said.stream().filter(step -> !step.title().equals(ExpectationCheck.STEP)).count();
        for (String ahead : plan.subList(Math.min(planned, plan.size()), plan.size())) {
            lines.add(new Line(ahead, "", State.AHEAD));
        }
        return List.copyOf(lines);
    }

    /** "0.6 s", "15 s", "3 minutes". */
    private static String time(Duration took) {
        double seconds = took.toMillis() / 1000.0;
        return seconds < 10
                ? Figures.fixed(seconds, 1) + "\u00a0s"
                : seconds < 90 ? Math.round(seconds) + "\u00a0s" : Wording.time(took);
    }
}
