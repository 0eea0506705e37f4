package secondlook.desktop.feature.report;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import secondlook.app.report.Audience;
import secondlook.app.report.ReportChoice;
import secondlook.app.report.ReportContent;
import secondlook.app.report.ReportFile;
import secondlook.app.report.ReportMaking;
import secondlook.app.report.ReportPage;
import secondlook.app.report.ReportSection;
import secondlook.app.run.Run;
import secondlook.app.workspace.Workspace;
import secondlook.desktop.job.JobRunner;
import secondlook.desktop.job.LatestJob;
import secondlook.desktop.job.RunningJob;
import secondlook.desktop.open.SessionFolder;
import secondlook.desktop.open.ShownDocuments;
import secondlook.desktop.session.Place;
import secondlook.desktop.session.Session;
import secondlook.desktop.view.Notices;
import secondlook.runtime.Problem;
import secondlook.runtime.ProblemException;
import secondlook.runtime.decision.DecisionPolicy;
import secondlook.runtime.job.Job;
import secondlook.runtime.job.JobCancelledException;

/**
 * What shall I tell the others? Everything there is to say of the run is gathered once, when the screen is first looked at;
 * choosing sections then only says it anew. Used on the FX thread.
 */
public final class ReportViewModel {

    /** What there is to show. */
    enum State {
        NO_RUN, MAKING, STOPPED, REFUSED, SHOWN
    }

    private record Key(String runId, @Nullable DecisionPolicy policy, @Nullable LocalTime answered) {}

    private record Made(Key key, ReportContent content, List<String> missing) {}

    private final Session session;
    private final JobRunner jobs;
    private final Notices notices;
    private final Function<Workspace, ReportMaking> makings;
    private final ShownDocuments documents;
    private final SessionFolder passing;
    private final LatestJob<Made> gathering;
    private final LatestJob<Document> pages;
    private final ObservableList<SectionRow> sections = FXCollections.observableArrayList();
    private final ReadOnlyBooleanWrapper ofValues = new ReadOnlyBooleanWrapper();
    private final ObjectProperty<Audience> audience = new SimpleObjectProperty<>(Audience.COLLEAGUES);
    private final StringProperty note = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.NO_RUN);
    private final ReadOnlyObjectWrapper<@Nullable Document> page = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable RunningJob> running = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper detail = new ReadOnlyStringWrapper("");
    private final Map<String, String> notes = new HashMap<>();
    private String noteOf = "";
    private @Nullable Key asked;
    private @Nullable Runnable then;
    private @Nullable Made made;

    /**
     * @param makings   gathers what a workspace holds
     * @param documents shows what was written
     * @param passing   where what is only looked at lies until the program ends
     */
    public ReportViewModel(Session session, JobRunner jobs, Notices notices,
            Function<Workspace, ReportMaking> makings, ShownDocuments documents, SessionFolder passing) {
        this.session = session;
        this.jobs = jobs;
        this.notices = notices;
        this.makings = makings;
        this.documents = documents;
        this.passing = passing;
        gathering = new LatestJob<>(jobs, this::take, this::failed);
        pages = new LatestJob<>(jobs, page::set, failure -> notices.failed("Making the page", failure));
        for (ReportSection section : ReportSection.values()) {
            SectionRow row = new SectionRow(section, ReportChoice.USUAL.has(section));
            row.wanted().subscribe(this::show);
            sections.add(row);
        }
        audience.subscribe(this::show);
        note.subscribe(this::show);
        session.run().subscribe(run -> forget());
        session.run().subscribe(this::refresh);
        session.policy().subscribe(this::refresh);
        session.saved().subscribe(this::refresh);
        session.place().subscribe(this::refresh);
    }

    /** In the order in which they stand. */
    ObservableList<SectionRow> sections() {
        return sections;
    }

    /** Whether the run is a regression, of which not every section says something. */
    ReadOnlyBooleanProperty ofValues() {
        return ofValues.getReadOnlyProperty();
    }

    ObjectProperty<Audience> audience() {
        return audience;
    }

    StringProperty note() {
        return note;
    }

    ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    /** The page as it would be saved now; {@code null} before it was first made. */
    ReadOnlyObjectProperty<@Nullable Document> page() {
        return page.getReadOnlyProperty();
    }

    /** The gathering that is under way; {@code null} for none. */
    ReadOnlyObjectProperty<@Nullable RunningJob> running() {
        return running.getReadOnlyProperty();
    }

    /** Why there is no report. */
    ReadOnlyObjectProperty<@Nullable Problem> problem() {
        return problem.getReadOnlyProperty();
    }

    ReadOnlyStringProperty detail() {
        return detail.getReadOnlyProperty();
    }

    /** Moves a section before the one that stands at {@code to}; beyond the ends it stays at the end. */
    void move(int from, int to) {
        int target = Math.clamp(to, 0, sections.size() - 1);
        if (from != target) {
            sections.add(target, sections.remove(from));
            show();
        }
    }

    ReportChoice choice() {
        String words = note.get();
        return new ReportChoice(
                sections.stream().filter(row -> row.wanted().get()).map(SectionRow::section).toList(), audience.get(),
                words == null ? "" : words);
    }

    private void forget() {
        gathering.drop();
        pages.drop();
        made = null;
        asked = null;
        then = null;
        page.set(null);
        running.set(null);
        detail.set("");
        Run run = session.run().get();
        keepNote(run == null ? "" : run.manifest().id());
        state.set(run == null ? State.NO_RUN : State.MAKING);
        ofValues.set(run != null && run.isRegression());
    }

    /** What is said of one run is not said of another, and there again once it is. */
    private void keepNote(String next) {
        notes.put(noteOf, note.get() == null ? "" : note.get());
        noteOf = next;
        note.set(next.isEmpty() ? "" : notes.getOrDefault(next, ""));
    }

    private void refresh() {
        Run run = session.run().get();
        if (run == null || session.place().get() != Place.REPORT) {
            return;
        }
        Key now = new Key(run.manifest().id(), session.policy().get(), session.saved().get());
        if (!now.equals(asked)) {
            asked = now;
            gather(run, now);
        }
    }

    /** Gathers everything anew. */
    void again() {
        asked = null;
        refresh();
    }

    void cancel() {
        RunningJob now = running.get();
        if (now != null) {
            now.cancel();
        }
    }

    private void gather(Run run, Key key) {
        Workspace workspace = session.workspace().get();
        if (workspace == null) {
            return;
        }
        ReportMaking making = makings.apply(workspace);
        ReportMaking.Request request = new ReportMaking.Request(run.manifest(), key.policy(),
                key.policy() == null ? null : "as it stands in this window", null,
                new ReportChoice(List.copyOf(EnumSet.allOf(ReportSection.class)), Audience.COLLEAGUES, ""));
        if (made == null) {
            state.set(State.MAKING);
        }
        gathering.ask("Making the report", true, context -> {
            List<String> missing = new ArrayList<>();
            ReportContent content = making.make(request, missing::add, context);
            return new Made(key, content, missing);
        });
        running.set(state.get() == State.MAKING && !jobs.active().isEmpty() ? jobs.active().getLast() : null);
    }

    private void take(Made next) {
        running.set(null);
        made = next;
        state.set(State.SHOWN);
        show();
        Runnable waiting = then;
        then = null;
        if (waiting != null) {
            waiting.run();
        }
    }

    private void failed(Throwable failure) {
        running.set(null);
        then = null;
        made = null;
        problem.set(failure instanceof ProblemException known ? known.problem() : null);
        state.set(failure instanceof JobCancelledException ? State.STOPPED : State.REFUSED);
        if (!(failure instanceof ProblemException)) {
            notices.failed("Making the report", failure);
        }
    }

    /** Says what was gathered as it is wanted now. */
    private void show() {
        Made now = made;
        if (now == null) {
            return;
        }
        ReportChoice choice = choice();
        detail.set(ReportWords.detail(now.content(), choice, now.missing()));
        pages.ask("", false, context -> ReportPage.document(ReportPage.of(now.content().with(choice))));
    }

    /** What a file of it is called unless the person says otherwise, without an ending. */
    String fileName() {
        Made now = made;
        String name = now == null ? "run" : now.content().title();
        // the endings of model and data would be read as the file's own
        return "Report " + name.replaceAll("\\.[a-z0-9]{1,7}(?= |$)", "").replaceAll("[^\\p{L}\\p{N}._ -]+", "-");
    }

    /** Whether there is something to save. */
    boolean isReady() {
        return made != null;
    }

    /** Writes the page as it stands, HTML or PDF by the name's ending. */
    void save(Path file) {
        write(() -> file, written -> {
            Map<String, Runnable> ways = new LinkedHashMap<>();
            ways.put("Open", () -> documents.show(written));
            ways.put("Open folder", () -> documents.show(Objects.requireNonNull(written.toAbsolutePath().getParent())));
            notices.done(written.getFileName() + " is saved", ways);
        });
    }

    /** Writes the page where only this person can read it, and shows it. */
    void openInBrowser() {
        write(() -> passing.room().resolve("report.html"), documents::show);
    }

    /** A file and what a person should know of it. */
    private record Saved(Path file, List<String> notes) {}

    @FunctionalInterface
    private interface Where {
        Path file() throws IOException;
    }

    private void write(Where where, Consumer<Path> written) {
        Made now = made;
        if (now == null) {
            return;
        }
        if (!now.key().equals(asked)) {
            // the threshold was moved or something was answered: what is being gathered is what is wanted
            then = () -> write(where, written);
            return;
        }
        ReportContent content = now.content().with(choice());
        Job<Saved> job = context -> {
            Path file = where.file();
            return new Saved(file, ReportFile.write(content, file, context));
        };
        jobs.start("Saving the report", job, saved -> {
            written.accept(saved.file());
            saved.notes().forEach(notices::heed);
        }, failure -> notices.failed("Saving the report", failure));
    }
}
