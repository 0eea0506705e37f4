package secondlook.desktop.feature.data;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import secondlook.app.data.ColumnProfile;
import secondlook.app.data.Dataset;
import secondlook.app.data.SourceCheck;
import secondlook.app.data.finding.Finding;
import secondlook.app.data.finding.Findings;
import secondlook.app.expect.ContractFindings;
import secondlook.app.workspace.Workspace;
import secondlook.desktop.job.JobRunner;
import secondlook.desktop.job.LatestJob;
import secondlook.desktop.session.OpenModel;
import secondlook.desktop.session.RowSelection;
import secondlook.desktop.session.Session;
import secondlook.desktop.view.Notices;
import secondlook.runtime.ProblemException;
import secondlook.runtime.job.JobCancelledException;
import secondlook.runtime.job.JobContext;

/** What is in this file, and can it be trusted? */
public final class DataViewModel {

    /** Rows that take so long to be sorted that a person wants to see it going on. */
    private static final long MANY = 200_000;

    /** Rows to show, of which dataset and under which filter. */
    private record Ordered(Dataset dataset, String where, ShownRows rows) {}

    private final Session session;
    private final JobRunner jobs;
    private final Notices notices;
    private final ReadOnlyObjectWrapper<List<ColumnSummary>> columns = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<List<long[]>> selected = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Findings> findings = new ReadOnlyObjectWrapper<>(Findings.NONE);
    private final ReadOnlyObjectWrapper<@Nullable Finding> chosen = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Pages> pages = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper looking = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper filterProblem = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper changed = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper answer = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper under = new ReadOnlyStringWrapper("");
    private final StringProperty filter = new SimpleStringProperty("");
    private Runnable arrived = () -> {
    };
    private String appliedFilter = "";
    private final LatestJob<Findings> checks;
    private final LatestJob<Ordered> ordering;
    private @Nullable String orderBy;
    private boolean descending;

    public DataViewModel(Session session, JobRunner jobs, Notices notices) {
        this.session = session;
        this.jobs = jobs;
        this.notices = notices;
        checks = new LatestJob<>(jobs, this::found, failure -> {
            Dataset dataset = session.dataset().get();
            if (dataset != null) {
                gaveUp(dataset, failure);
            }
        });
        ordering = new LatestJob<>(jobs, this::ordered, this::notOrdered);
        session.dataset().subscribe(this::show);
        session.selection().subscribe(this::selectionChanged);
        session.target().subscribe(column -> check());
        session.model().subscribe(open -> check());
        session.contract().subscribe(changes -> check());
    }

    /** The columns with their distributions; empty until they are known. */
    ReadOnlyObjectProperty<List<ColumnSummary>> columns() {
        return columns.getReadOnlyProperty();
    }

    /** Selected rows per bar of each column; empty where nothing is selected. */
    ReadOnlyObjectProperty<List<long[]>> selected() {
        return selected.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Findings> findings() {
        return findings.getReadOnlyProperty();
    }

    /** The finding whose columns are tinted. */
    public ReadOnlyObjectProperty<@Nullable Finding> chosen() {
        return chosen.getReadOnlyProperty();
    }

    /** The rows of the table. */
    ReadOnlyObjectProperty<@Nullable Pages> pages() {
        return pages.getReadOnlyProperty();
    }

    /** Whether findings are still being looked for. */
    public ReadOnlyBooleanProperty looking() {
        return looking.getReadOnlyProperty();
    }

    /** That the file is not what it was when it was imported; empty where it is, or nobody can tell. */
    public ReadOnlyStringProperty changed() {
        return changed.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty answer() {
        return answer.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty under() {
        return under.getReadOnlyProperty();
    }

    /** What stands in the filter field. */
    public StringProperty filter() {
        return filter;
    }

    /** Why the filter cannot be applied; empty where it was. */
    public ReadOnlyStringProperty filterProblem() {
        return filterProblem.getReadOnlyProperty();
    }

    /** Called when rows have come that were not there when the table asked. */
    void whenRowsArrive(Runnable action) {
        arrived = action;
    }

    /** Shows only the rows that fulfil the filter's condition. */
    public void applyFilter() {
        String wanted = filter.get() == null ? "" : filter.get().strip();
        order(wanted);
    }

    public void filterBy(String condition) {
        filter.set(condition);
        applyFilter();
    }

    /** @param column {@code null} for file order */
    public void sort(@Nullable String column, boolean downwards) {
        orderBy = column;
        descending = downwards;
        order(appliedFilter);
    }

    /** Selects the rows of a finding, or only tints its columns if it is not about rows. */
    public void choose(@Nullable Finding finding) {
        Dataset dataset = session.dataset().get();
        if (finding == null || dataset == null) {
            session.select(null);
            return;
        }
        Finding.RowQuery query = finding.rows();
        if (query == null) {
            session.select(null);
            chosen.set(finding);
            return;
        }
        jobs.fetch(context -> query.of(dataset), ids -> {
            if (session.dataset().get() == dataset) {
                session.select(new RowSelection(finding.title(), ids));
                chosen.set(finding);
            }
        }, failure -> notices.failed("Finding the rows", failure));
    }

    public void clearSelection() {
        session.select(null);
    }

    private void show(@Nullable Dataset dataset) {
        ordering.drop();
        checks.drop();
        columns.set(List.of());
        selected.set(List.of());
        findings.set(Findings.NONE);
        chosen.set(null);
        filter.set("");
        filterProblem.set("");
        appliedFilter = "";
        orderBy = null;
        changed.set("");
        if (dataset == null) {
            pages.set(null);
            answer.set("");
            under.set("");
            looking.set(false);
            return;
        }
        int rows = (int) Math.min(Integer.MAX_VALUE, dataset.manifest().rows());
        pages.set(new Pages(dataset, new ShownRows(rows, null), jobs, () -> arrived.run(), this::readFailed));
        jobs.fetch(context -> SourceCheck.of(dataset.manifest(), context), source -> {
            if (session.dataset().get() == dataset && source == SourceCheck.CHANGED) {
                changed.set(dataset.manifest().name() + " has changed since it was imported. What is shown is what it"
                        + " was then.");
            }
        }, this::readFailed);
        answer.set(DataWording.answer(dataset.manifest(), List.of()));
        columns.set(dataset.manifest().schema().columns().stream().map(ColumnSummary::notYet).toList());
        under.set("Looking at every column\u2026");
        looking.set(true);
        jobs.start("Looking at " + dataset.manifest().name(), dataset::profile,
                profile -> profiled(dataset, profile), failure -> gaveUp(dataset, failure));
    }

    private void profiled(Dataset dataset, List<ColumnProfile> profile) {
        if (session.dataset().get() != dataset) {
            return;
        }
        session.profiled(profile);
        columns.set(profile.stream().map(p -> new ColumnSummary(p, dataset.manifest().rows())).toList());
        answer.set(DataWording.answer(dataset.manifest(), profile));
        check();
    }

    /** Looks for what is odd, once the columns are known; again where what is to be predicted, or by which model, changed. */
    private void check() {
        Dataset dataset = session.dataset().get();
        Workspace workspace = session.workspace().get();
        List<ColumnProfile> profile = session.profile().get();
        if (dataset == null || profile.isEmpty()) {
            return;
        }
        String target = session.target().get();
        OpenModel model = session.model().get();
        checks.ask("Checking " + dataset.manifest().name(), true, context -> {
            List<Finding> found = new ArrayList<>(workspace == null || model == null
                    ? List.of()
                    : ContractFindings.of(dataset, workspace.contracts().of(model.entry().sha256()), model.title(),
                            context));
            Findings others = Findings.of(dataset, profile, target, context);
            found.addAll(others.found());
            return new Findings(List.copyOf(found), others.fine());
        });
    }

    private void found(Findings found) {
        findings.set(found);
        under.set(DataWording.under(found));
        looking.set(false);
    }

    private void gaveUp(Dataset dataset, Throwable failure) {
        if (session.dataset().get() == dataset) {
            looking.set(false);
            under.set("");
            notices.failed("Looking at " + dataset.manifest().name(), failure);
        }
    }

    private void readFailed(Throwable failure) {
        notices.failed("Reading the rows", failure);
    }

    private void selectionChanged(@Nullable RowSelection selection) {
        Dataset dataset = session.dataset().get();
        Finding tinted = chosen.get();
        if (tinted != null && (selection == null || !selection.label().equals(tinted.title()))) {
            chosen.set(null);
        }
        selected.set(List.of());
        if (dataset == null) {
            return;
        }
        order(appliedFilter);
        List<ColumnSummary> now = columns.get();
        if (selection != null && selection.size() <= SelectionCounts.MOST_ROWS && !now.isEmpty()) {
            jobs.fetch(context -> SelectionCounts.of(dataset, now, selection.rowIds()), counts -> {
                if (session.selection().get() == selection) {
                    selected.set(counts);
                }
            }, this::readFailed);
        }
    }

    /** Finds the rows to show anew; of several questions on their way only the last one counts. */
    private void order(String wanted) {
        Dataset dataset = session.dataset().get();
        if (dataset == null) {
            return;
        }
        RowSelection selection = session.selection().get();
        String column = orderBy;
        boolean downwards = descending;
        String title = column != null ? "Sorting by " + column : "Looking for the rows";
        ordering.ask(title, dataset.manifest().rows() >= MANY, context -> {
            context.step(title);
            return new Ordered(dataset, wanted, rows(dataset, wanted, selection, column, downwards, context));
        });
    }

    private void ordered(Ordered now) {
        appliedFilter = now.where();
        filterProblem.set("");
        pages.set(new Pages(now.dataset(), now.rows(), jobs, () -> arrived.run(), this::readFailed));
    }

    /** Where it was cancelled, the rows stay as they were. */
    private void notOrdered(Throwable failure) {
        if (failure instanceof ProblemException problem) {
            filterProblem.set(problem.problem().why());
        } else if (!(failure instanceof JobCancelledException)) {
            readFailed(failure);
        }
    }

    private static ShownRows rows(Dataset dataset, String where, @Nullable RowSelection selection,
            @Nullable String orderBy, boolean descending, JobContext context) {
        if (where.isEmpty() && selection == null && orderBy == null) {
            return new ShownRows((int) Math.min(Integer.MAX_VALUE, dataset.manifest().rows()), null);
        }
        int[] ids = dataset.ids(where.isEmpty() ? null : where, orderBy, descending, context);
        if (selection != null) {
            BitSet wanted = new BitSet();
            for (long id : selection.rowIds()) {
                wanted.set((int) id);
            }
            ids = java.util.Arrays.stream(ids).filter(wanted::get).toArray();
        }
        return new ShownRows(ids.length, ids);
    }
}
