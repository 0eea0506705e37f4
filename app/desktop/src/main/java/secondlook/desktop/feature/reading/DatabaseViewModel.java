package secondlook.desktop.feature.reading;

import java.nio.file.Path;
import java.util.ArrayList;
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
import secondlook.app.data.DatasetPreview;
import secondlook.app.data.read.DatabaseAddress;
import secondlook.app.data.read.DatabaseTable;
import secondlook.app.data.read.ReadOptions;
import secondlook.desktop.job.JobRunner;
import secondlook.desktop.job.RunningJob;
import secondlook.desktop.open.Opener;
import secondlook.runtime.ProblemException;
import secondlook.runtime.job.JobCancelledException;

/**
 * A table of a PostgreSQL or MySQL server, or the answer to a query, to be fetched read-only. The password is handed to the
 * driver and kept nowhere. Used on the FX thread.
 */
public final class DatabaseViewModel {

    private final JobRunner jobs;
    private final Opener opener;
    private final Path scratch;
    private final StringProperty url = new SimpleStringProperty("jdbc:postgresql://localhost:5432/");
    private final StringProperty user = new SimpleStringProperty("");
    private final StringProperty table = new SimpleStringProperty("");
    private final StringProperty query = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<List<String>> tables = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<@Nullable RunningJob> working = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<@Nullable DatasetPreview> preview = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper opened = new ReadOnlyBooleanWrapper();

    /** @param scratch a folder for what a look needs; nothing stays in it */
    public DatabaseViewModel(JobRunner jobs, Opener opener, Path scratch) {
        this.jobs = jobs;
        this.opener = opener;
        this.scratch = scratch;
    }

    public StringProperty url() {
        return url;
    }

    public StringProperty user() {
        return user;
    }

    /** A table's name; used where the query is empty. */
    public StringProperty table() {
        return table;
    }

    /** One SELECT; before the table. */
    public StringProperty query() {
        return query;
    }

    /** What the server has; empty until it was asked. */
    public ReadOnlyObjectProperty<List<String>> tables() {
        return tables.getReadOnlyProperty();
    }

    /** What is under way; {@code null} where nothing is. */
    public ReadOnlyObjectProperty<@Nullable RunningJob> working() {
        return working.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty opened() {
        return opened.getReadOnlyProperty();
    }

    /** Asks the server for its tables. */
    public void connect(String password) {
        DatabaseTable server = asked(password);
        if (server == null) {
            return;
        }
        work(jobs.start("Asking " + url.get(), context -> server.tables(), found -> {
            working.set(null);
            tables.set(new ArrayList<>(found));
            if (found.isEmpty()) {
                problem.set("The user may see no table there.");
            } else if (table.get() == null || table.get().isBlank()) {
                table.set(found.getFirst());
            }
        }, this::failed));
    }

    /** The first rows; {@code null} until they were asked for. */
    public ReadOnlyObjectProperty<@Nullable DatasetPreview> preview() {
        return preview.getReadOnlyProperty();
    }

    /** Fetches the first rows, to be looked at. */
    public void look(String password) {
        DatabaseTable server = asked(password);
        if (server == null) {
            return;
        }
        preview.set(null);
        work(jobs.start("Looking at " + server.name(), context -> DatasetPreview.of(server, scratch, context), rows -> {
            working.set(null);
            preview.set(rows);
        }, this::failed));
    }

    /** Fetches the rows; they become the current dataset. */
    public void open(String password) {
        if (asked(password) == null) {
            return;
        }
        work(opener.fetch(new DatabaseAddress(url.get().strip()), options(), () -> nothingIfEmpty(password), () -> {
            working.set(null);
            opened.set(true);
        }, this::failed));
    }

    /** {@code null} where the address is none, which is said. */
    private @Nullable DatabaseTable asked(String password) {
        if (working.get() != null) {
            return null;
        }
        problem.set("");
        try {
            return new DatabaseTable(new DatabaseAddress(String.valueOf(url.get()).strip()), options(),
                    () -> nothingIfEmpty(password));
        } catch (ProblemException e) {
            problem.set(e.problem().withoutOptions().oneLine());
            return null;
        }
    }

    private static @Nullable String nothingIfEmpty(String password) {
        return password.isEmpty() ? null : password;
    }

    private ReadOptions options() {
        ReadOptions options = ReadOptions.NONE.with(ReadOptions.USER, given(user));
        String select = given(query);
        return select != null
                ? options.with(ReadOptions.QUERY, select)
                : options.with(ReadOptions.TABLE, given(table));
    }

    private static @Nullable String given(StringProperty field) {
        String text = field.get() == null ? "" : field.get().strip();
        return text.isEmpty() ? null : text;
    }

    private void work(RunningJob job) {
        working.set(job.running().get() ? job : null);
    }

    private void failed(Throwable failure) {
        working.set(null);
        if (failure instanceof JobCancelledException) {
            return;
        }
        problem.set(failure instanceof ProblemException known
                ? known.problem().withoutOptions().oneLine()
                : "An error of this program: " + failure);
    }
}
