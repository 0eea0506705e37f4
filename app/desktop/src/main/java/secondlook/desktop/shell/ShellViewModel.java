package secondlook.desktop.shell;

import java.time.Duration;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;
import secondlook.app.data.Dataset;
import secondlook.app.run.Run;
import secondlook.desktop.chart.Figures;
import secondlook.desktop.job.JobRunner;
import secondlook.desktop.job.RunningJob;
import secondlook.desktop.session.IfPresent;
import secondlook.desktop.session.RowSelection;
import secondlook.desktop.session.RunTitle;
import secondlook.desktop.session.Session;
import secondlook.desktop.view.Wording;

/** The words of the frame: breadcrumb and status bar. */
public final class ShellViewModel {

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private final Session session;
    private final JobRunner jobs;
    private final ReadOnlyStringWrapper provider = new ReadOnlyStringWrapper("CPU");

    public ShellViewModel(Session session, JobRunner jobs) {
        this.session = session;
        this.jobs = jobs;
    }

    /** Name of the workspace; empty where none is open. */
    public ObservableValue<String> workspace() {
        return IfPresent.map(session.workspace(), w -> w.name(), "");
    }

    public ObservableValue<String> dataset() {
        return IfPresent.map(session.dataset(), d -> d.manifest().name(), "no dataset yet");
    }

    public ObservableValue<String> model() {
        return IfPresent.map(session.model(), m -> m.title(), "no model yet");
    }

    public ObservableValue<String> run() {
        return IfPresent.map(session.run(), r -> RunTitle.among(r.manifest(), session.registry().get().runs()),
                "no run yet");
    }

    /** Where models run on this machine, and why not elsewhere. */
    public ReadOnlyStringProperty provider() {
        return provider.getReadOnlyProperty();
    }

    public void providerIs(String note) {
        provider.set(note);
    }

    /** Which rows are meant: "44 of 1 461 rows selected". */
    public ObservableValue<String> rows() {
        return Bindings.createStringBinding(this::rowsText, session.dataset(), session.run(), session.selection(),
                session.condition());
    }

    private String rowsText() {
        Dataset dataset = session.dataset().get();
        if (dataset == null) {
            return "";
        }
        long all = dataset.manifest().rows();
        RowSelection selection = session.selection().get();
        if (selection != null) {
            return Figures.count(selection.size()) + " of " + Wording.count(all, "row", "rows") + " selected";
        }
        String condition = session.condition().get();
        Run run = session.run().get();
        if (run != null && !condition.isEmpty()) {
            return Figures.count(run.manifest().rows()) + " of " + Wording.count(all, "row", "rows") + " \u00b7 "
                    + condition;
        }
        return Wording.count(all, "row", "rows") + (condition.isEmpty() ? "" : " \u00b7 " + condition);
    }

    /** The oldest job under way; {@code null} where none is. */
    public ObservableValue<@Nullable RunningJob> job() {
        return Bindings.createObjectBinding(() -> jobs.active().isEmpty() ? null : jobs.active().getFirst(),
                jobs.active());
    }

    /** "Scoring, 23 seconds left". */
    public static String jobText(RunningJob job) {
        Duration left = job.left().get();
        return job.title() + (left == null ? "\u2026" : ", " + Wording.time(left) + " left");
    }

    /** "All answers saved 10:31:07", or "Saved" while nothing was answered. */
    public ObservableValue<String> saved() {
        return Bindings.createStringBinding(() -> {
            LocalTime at = session.saved().get();
            if (at != null) {
                return "All answers saved " + CLOCK.format(at);
            }
            return session.workspace().get() == null ? "Version " + Version.TEXT : "Saved";
        }, session.saved(), session.workspace());
    }
}
