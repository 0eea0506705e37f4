package secondlook.desktop.feature.reading;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;
import secondlook.app.data.DatasetPreview;
import secondlook.app.data.read.Guess;
import secondlook.app.data.read.ReadOptions;
import secondlook.app.data.read.Readers;
import secondlook.desktop.job.LatestOnly;
import secondlook.desktop.job.RunningJob;
import secondlook.desktop.open.Opener;
import secondlook.runtime.ProblemException;
import secondlook.runtime.data.ColumnType;
import secondlook.runtime.job.JobCancelledException;
import secondlook.runtime.job.JobContext;

/** How a file is written as far as can be told from its beginning, with what a person corrects. Used on the FX thread. */
public final class ReadingViewModel {

    /** What changes the columns, so that what was said of one of them may be about another. */
    private static final Set<String> COLUMNS = Set.of(ReadOptions.HEADER, ReadOptions.SKIP, ReadOptions.DELIMITER,
            ReadOptions.QUOTE, ReadOptions.COMMENT, ReadOptions.ENCODING, ReadOptions.SHEET, ReadOptions.TABLE);

    private final Opener opener;
    private final Path file;
    private final Path scratch;
    private final LatestOnly<Question, Looked> looking;
    private final Map<String, Guess> guesses = new LinkedHashMap<>();
    private final ReadOnlyObjectWrapper<List<ReadingLine>> lines = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<@Nullable DatasetPreview> preview = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable RunningJob> importing = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper looked = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper opened = new ReadOnlyBooleanWrapper();
    private ReadOptions options;
    private String format = "";

    /** @param guessing whether to look without any options too */
    private record Question(ReadOptions options, boolean guessing) {}

    /** A look with these options; and without any, where nothing was known yet of what would be guessed. */
    private record Looked(ReadOptions options, @Nullable DatasetPreview preview, @Nullable DatasetPreview guessed,
            String format, @Nullable Throwable failure) {}

    /**
     * @param options what was said of it before; {@link ReadOptions#NONE} for a file that was never read
     * @param scratch a folder for what a look needs; nothing stays in it
     */
    public ReadingViewModel(Path file, ReadOptions options, Opener opener, Executor background, Executor screen,
            Path scratch) {
        this.file = file;
        this.options = options;
        this.opener = opener;
        this.scratch = scratch;
        looking = new LatestOnly<>(background, screen, this::look, this::show, this::failed);
        ask();
    }

    Path file() {
        return file;
    }

    ReadOnlyObjectProperty<List<ReadingLine>> lines() {
        return lines.getReadOnlyProperty();
    }

    /** The first rows as they would be read; {@code null} where they cannot be. */
    public ReadOnlyObjectProperty<@Nullable DatasetPreview> preview() {
        return preview.getReadOnlyProperty();
    }

    /** Why it cannot be read so; empty where it can. */
    public ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    /** Whether what is shown is what the options say. */
    public ReadOnlyBooleanProperty looked() {
        return looked.getReadOnlyProperty();
    }

    /** The import under way; {@code null} where there is none. */
    public ReadOnlyObjectProperty<@Nullable RunningJob> importing() {
        return importing.getReadOnlyProperty();
    }

    /** Whether the dataset is there. */
    public ReadOnlyBooleanProperty opened() {
        return opened.getReadOnlyProperty();
    }

    /** What a person said. */
    public ReadOptions options() {
        return options;
    }

    /** @param value as {@link ReadOptions} takes it; {@code null} to have it guessed */
    public void correct(String key, @Nullable String value) {
        String given = value == null || value.isEmpty() ? null : ReadChoice.asOption(key, value);
        Guess guess = guesses.get(key);
        boolean asGuessed = given != null && guess != null && guess.value().equals(given);
        try {
            ReadOptions changed = options.with(key, asGuessed ? null : given);
            if (COLUMNS.contains(key)) {
                for (String column : changed.typed()) {
                    changed = changed.with(ReadOptions.TYPE + column, null);
                }
            }
            change(changed);
        } catch (ProblemException e) {
            problem.set(e.problem().withoutOptions().oneLine());
        }
    }

    /** @param type {@code null} to have it guessed */
    public void correctType(String column, @Nullable ColumnType type) {
        change(options.with(ReadOptions.TYPE + column, type == null ? null : type.name().toLowerCase(Locale.ROOT)));
    }

    public void backToGuesses() {
        change(ReadOptions.NONE);
    }

    /** Imports all of it, read as it is shown; a refusal leaves everything as it was. */
    public void open() {
        if (importing.get() != null) {
            return;
        }
        problem.set("");
        RunningJob job = opener.read(file, options, () -> {
            importing.set(null);
            opened.set(true);
        }, failure -> {
            importing.set(null);
            if (!(failure instanceof JobCancelledException)) {
                problem.set(words(failure));
            }
        });
        importing.set(job.running().get() ? job : null);
    }

    private void change(ReadOptions changed) {
        if (!changed.equals(options)) {
            options = changed;
            ask();
        }
    }

    private void ask() {
        looked.set(false);
        looking.ask(new Question(options, guesses.isEmpty() && !options.isEmpty()));
    }

    private Looked look(Question question) {
        ReadOptions wanted = question.options();
        DatasetPreview guessed = null;
        if (question.guessing()) {
            try {
                guessed = DatasetPreview.of(file, ReadOptions.NONE, scratch, JobContext.NONE);
            } catch (ProblemException unreadable) {
                // without what was said it cannot be read: then there is no guess to show
            }
        }
        try {
            DatasetPreview shown = DatasetPreview.of(file, wanted, scratch, JobContext.NONE);
            return new Looked(wanted, shown, guessed, shown.format(), null);
        } catch (ProblemException e) {
            return new Looked(wanted, null, guessed, Readers.isText(file) ? "csv" : "", e);
        }
    }

    private void show(Looked now) {
        if (!now.options().equals(options)) {
            return;
        }
        if (now.guessed() != null) {
            now.guessed().guesses().forEach(guess -> guesses.put(guess.key(), guess));
        }
        DatasetPreview shown = now.preview();
        if (shown != null) {
            shown.guesses().forEach(guess -> guesses.put(guess.key(), guess));
        }
        format = now.format().isEmpty() ? format : now.format();
        preview.set(shown);
        problem.set(now.failure() == null ? "" : words(now.failure()));
        lines.set(ReadChoice.of(format).stream().map(choice -> ReadingLine.of(choice, options, known(shown))).toList());
        looked.set(true);
    }

    /** What was guessed now, and of what a person said what was guessed before. */
    private Map<String, Guess> known(@Nullable DatasetPreview shown) {
        Map<String, Guess> known = new LinkedHashMap<>(guesses);
        if (shown != null) {
            known.keySet().retainAll(options.values().keySet());
            shown.guesses().forEach(guess -> known.put(guess.key(), guess));
        }
        return known;
    }

    private void failed(Throwable failure) {
        preview.set(null);
        problem.set(words(failure));
        looked.set(true);
    }

    private static String words(Throwable failure) {
        return failure instanceof ProblemException known
                ? known.problem().withoutOptions().oneLine()
                : "An error of this program: " + failure;
    }
}
