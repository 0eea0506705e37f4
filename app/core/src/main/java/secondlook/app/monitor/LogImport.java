package secondlook.app.monitor;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import secondlook.app.data.Dataset;
import secondlook.app.monitor.Chunking.Chunk;
import secondlook.app.monitor.Chunking.Period;
import secondlook.app.run.PredictionFiles;
import secondlook.app.run.Run;
import secondlook.app.run.RunManifest;
import secondlook.runtime.RefusedException;
import secondlook.runtime.data.Schema;
import secondlook.runtime.decision.Predictions;
import secondlook.runtime.job.Job;
import secondlook.runtime.job.JobContext;

/**
 * Enters a prediction log that was written elsewhere: one row per prediction, with columns {@code p_<class>}, or {@code
 * predicted} and {@code confidence}; the truth where it is known; a column of times; and any inputs. Each period becomes one
 * entry, with its distributions; the rows themselves are not kept.
 */
public final class LogImport implements Job<LogImport.Outcome> {

    private static final Set<String> TRUTHS = Set.of("y_true", "truth", "label", "target");

    /**
     * What to make of the file.
     *
     * @param model  whose log it is
     * @param time   column of dates or times; {@code null} for the first one, if any
     * @param period that becomes one entry
     * @param truth  column of right answers; {@code null} for one of the usual names, if any
     * @param at     when it was, where the file tells no time
     */
    public record Wish(String model, @Nullable String time, Period period, @Nullable String truth, Instant at) {}

    /**
     * What became of it.
     *
     * @param entries  new ones, oldest first
     * @param known    entries that were there already and stay as they are
     * @param timeless rows that tell no time and are in no entry
     */
    public record Outcome(List<LogEntry> entries, int known, int timeless) {}

    /** Opens the predictions of a file with {@code p_<class>} columns; what is opened is closed. */
    public interface RunMaker {

        Run make(Dataset dataset, @Nullable String truth, JobContext context);
    }

    private final Dataset dataset;
    private final RunMaker runs;
    private final Wish wish;
    private final PredictionLog log;

    public LogImport(Dataset dataset, RunMaker runs, Wish wish, PredictionLog log) {
        this.dataset = dataset;
        this.runs = runs;
        this.wish = wish;
        this.log = log;
    }

    /** @throws RefusedException if the file is no prediction log; nothing is entered then */
    @Override
    public Outcome run(JobContext context) {
        if (dataset.manifest().rows() == 0) {
            throw new RefusedException(dataset.manifest().name() + " was not entered into the log",
                    "it holds no row", "Give a file with one row per prediction.");
        }
        context.step("Reading " + dataset.manifest().name());
        String truth = truth();
        Predictions predictions;
        if (PredictionFiles.looksLikePredictions(dataset) || !StatedAnswers.areIn(dataset)) {
            try (Run run = runs.make(dataset, truth, context)) {
                RunManifest made = run.manifest();
                if (run.isRegression()) {
                    throw new RefusedException(dataset.manifest().name() + " was not entered into the log",
                            "it predicts numbers, and only answers that are classes are watched",
                            "Compare such files with drift.");
                }
                truth = made.truth();
                predictions = run.predictions();
            }
        } else {
            predictions = new StatedAnswers(dataset, context).read(truth);
        }
        return enter(predictions, truth, context);
    }

    private @Nullable String truth() {
        Schema schema = dataset.manifest().schema();
        String asked = wish.truth();
        return asked != null
                ? schema.find(asked).stream().mapToObj(at -> schema.column(at).name()).findFirst().orElse(asked)
                : dataset.manifest().schema().names().stream().filter(TRUTHS::contains).findFirst().orElse(null);
    }

    private @Nullable String time() {
        Schema schema = dataset.manifest().schema();
        return wish.time() != null
                ? wish.time()
                : schema.columns().stream().filter(c -> c.type().isTemporal()).findFirst().map(c -> c.name())
                        .orElse(null);
    }

    private Outcome enter(Predictions predictions, @Nullable String truth, JobContext context) {
        String time = time();
        List<String> inputs = dataset.manifest().schema().names().stream()
                .filter(name -> !PredictionFiles.isPrediction(name) && !name.equals(truth) && !name.equals(time))
                .toList();
        Side all = new SideReader(dataset, null, context).read("log", inputs, truth, time, predictions, Double.NaN);
        List<Chunk> chunks = time == null
                ? Chunking.into(1).of(all)
                : Chunking.by(time, wish.period()).of(all);
        if (chunks.isEmpty()) {
            throw new RefusedException(dataset.manifest().name() + " was not entered into the log",
                    "no row has a value of " + time, "Name another column (--time).");
        }
        checkOnce(chunks.stream().map(c -> source(time == null ? null : c.name())).toList());
        Iterator<Chunk> next = chunks.iterator();
        AtomicInteger done = new AtomicInteger();
        List<LogEntry> entries = log.enter(() -> new Iterator<>() {
            @Override
            public boolean hasNext() {
                return next.hasNext();
            }

            @Override
            public PredictionLog.Described next() {
                context.checkCancelled();
                context.progress(done.getAndIncrement(), chunks.size());
                Chunk chunk = next.next();
                Side side = all.rows(chunk.rows());
                return new PredictionLog.Described(entry(side, time == null ? null : chunk.name()),
                        Distributions.of(side));
            }
        });
        int rows = chunks.stream().mapToInt(chunk -> chunk.rows().length).sum();
        return new Outcome(entries, chunks.size() - entries.size(), all.rows() - rows);
    }

    /**
     * Looks whether the same file is in the log already.
     *
     * @param sources of the entries to be made
     * @throws RefusedException if its rows are there as those of another model, or in other periods: they would count twice
     */
    private void checkOnce(List<String> sources) {
        String file = source(null);
        for (LogEntry entry : log.entries(null)) {
            if (!entry.source().equals(file) && !entry.source().startsWith(file + " ")) {
                continue;
            }
            if (!entry.model().equals(wish.model())) {
                throw twice("as predictions of " + entry.model(), "Give that model (--model).");
            }
            if (!sources.contains(entry.source())) {
                throw twice("in other periods, such as " + entry.source(),
                        "Give the same periods and column of times as before (--by, --time).");
            }
        }
    }

    private RefusedException twice(String how, String remedy) {
        return new RefusedException(dataset.manifest().name() + " was not entered into the log",
                "its rows are there already, " + how, remedy);
    }

    /** @param chunk a period's name; {@code null} for the whole file */
    private String source(@Nullable String chunk) {
        // the fingerprint makes the same file the same entries, and another file of its name others
        return dataset.manifest().name() + "#" + dataset.manifest().sha256().substring(0, 8)
                + (chunk == null ? "" : " " + chunk);
    }

    /** @param chunk a period's name; {@code null} for the whole file */
    private LogEntry entry(Side side, @Nullable String chunk) {
        int[] right = side.right();
        int hits = 0;
        long labelled = 0;
        for (int row = 0; right != null && row < right.length; row++) {
            hits += right[row] == 1 ? 1 : 0;
            labelled += right[row] >= 0 ? 1 : 0;
        }
        double[] confidence = side.confidence();
        double mean = Watching.mean(confidence);
        long invalid = confidence == null ? 0 : Arrays.stream(confidence).filter(Double::isNaN).count();
        return new LogEntry(source(chunk), (chunk == null ? wish.at() : start(chunk)).toString(), wish.model(),
                side.rows(),
                invalid, Double.isNaN(mean) ? null : mean, labelled == 0 ? null : (double) hits / labelled, "file",
                "{}", true, null, labelled);
    }

    private Instant start(String chunk) {
        String day = switch (wish.period()) {
            case DAY, WEEK -> chunk;
            case MONTH -> chunk + "-01";
            case YEAR -> chunk + "-01-01";
        };
        return LocalDate.parse(day).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
