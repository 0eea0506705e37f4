package secondlook.desktop.feature.confidence;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import secondlook.app.data.Dataset;
import secondlook.app.expect.Action;
import secondlook.app.expect.Violation;
import secondlook.app.run.Run;
import secondlook.app.run.RunContract;
import secondlook.desktop.job.JobRunner;
import secondlook.desktop.session.Place;
import secondlook.desktop.session.RowSelection;
import secondlook.desktop.session.Session;
import secondlook.desktop.view.Notices;
import secondlook.desktop.view.Wording;
import secondlook.runtime.RefusedException;

/** Rows of the run that are not as the model expects, and rows that it was not asked about for that: each one click away. */
public final class BrokenRows {

    private final Session session;
    private final JobRunner jobs;
    private final Notices notices;

    public BrokenRows(Session session, JobRunner jobs, Notices notices) {
        this.session = session;
        this.jobs = jobs;
        this.notices = notices;
    }

    /** Fills the line whenever another run is shown; it is gone where everything is as expected. */
    void fill(HBox line) {
        session.run().subscribe((@Nullable Run run) -> {
            RunContract contract = run == null ? null : run.manifest().contract();
            line.getChildren().clear();
            if (contract != null) {
                List<Violation> named = of(contract, Action.FLAG);
                if (!named.isEmpty()) {
                    Button link = link(named.size() == 1
                            ? Wording.count(named.getFirst().rows(), "row is", "rows are") + " not as expected: "
                                    + named.getFirst().rule()
                            : named.size() + " expectations of the model are broken",
                            () -> select("not as expected", named, Place.CONFIDENCE));
                    link.setTooltip(new Tooltip("A review by the policy begins with these rows, however sure the model"
                            + " is of them."));
                    line.getChildren().add(link);
                }
                List<Violation> left = of(contract, Action.REFUSE);
                if (contract.refused() > 0) {
                    line.getChildren().add(link(
                            Wording.count(contract.refused(), "row was", "rows were") + " refused and not scored",
                            () -> select("refused by " + run.manifest().modelName(), left, Place.DATA)));
                }
            }
            line.setVisible(!line.getChildren().isEmpty());
            line.setManaged(!line.getChildren().isEmpty());
        });
    }

    private void cannot(String why, String remedy) {
        RefusedException refused = new RefusedException("These rows cannot be shown", why, remedy);
        notices.problem(refused.problem(), refused);
    }

    private static List<Violation> of(RunContract contract, Action action) {
        return contract.violations().stream().filter(v -> v.action() == action && v.condition() != null).toList();
    }

    private static Button link(String text, Runnable act) {
        FontIcon icon = new FontIcon("fth-alert-triangle");
        icon.getStyleClass().add("warning");
        Button link = new Button(text, icon);
        link.getStyleClass().add("link");
        link.setOnAction(e -> act.run());
        return link;
    }

    void select(String label, List<Violation> violations, Place then) {
        Dataset dataset = session.dataset().get();
        Run run = session.run().get();
        if (run == null) {
            return;
        }
        if (dataset == null) {
            cannot("the dataset of this run is not open", "Open it again to see its rows.");
            return;
        }
        if (violations.isEmpty()) {
            cannot("what they broke is of the table as a whole, which no single row tells",
                    "See the expectations of the model.");
            return;
        }
        RunContract contract = run.manifest().contract();
        String asked = contract == null ? null : contract.asked();
        String any = violations.stream().map(v -> "(" + v.condition() + ")").collect(Collectors.joining(" OR "));
        jobs.fetch(context -> dataset.ids(asked == null ? any : "(" + asked + ") AND (" + any + ")", null, false),
                ids -> {
                    if (session.run().get() == run) {
                        session.select(new RowSelection(label, Arrays.stream(ids).asLongStream().toArray()));
                        session.goTo(then);
                    }
                }, failure -> notices.failed("Finding the rows", failure));
    }
}
