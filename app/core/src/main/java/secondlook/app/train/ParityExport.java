package secondlook.app.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import secondlook.app.data.Dataset;
import secondlook.app.data.RowReader;
import secondlook.runtime.Problem;
import secondlook.runtime.RefusedException;
import secondlook.runtime.data.FeatureBatch;
import secondlook.runtime.decision.Distributions;
import secondlook.runtime.job.Job;
import secondlook.runtime.job.JobContext;
import secondlook.runtime.model.BindingRequest;
import secondlook.runtime.model.Model;
import secondlook.runtime.model.ModelExport;
import secondlook.runtime.model.ModelFiles;
import secondlook.runtime.model.OpenOptions;
import secondlook.runtime.model.RawScores;
import secondlook.runtime.model.SchemaBinder;
import secondlook.runtime.model.SchemaBinding;
import secondlook.runtime.model.Scorer;

/**
 * Writes a model in another format and keeps the file only if it gives the same answers: both are run over rows of a dataset, on
 * the CPU. Probabilities are compared as they are, values of a regression in units of the standard deviation of the model's
 * answers.
 */
public final class ParityExport implements Job<ParityExport.Result> {

    /** A greater difference in any row refuses the export. */
    public static final double MOST = 1e-4;

    /** So many rows are enough to reach the branches of a model. */
    static final long MOST_ROWS = 100_000;

    private static final int BATCH = 8192;

    private final ModelFiles models;
    private final ModelExport export;
    private final Path model;
    private final Path out;
    private final Dataset dataset;

    /**
     * @param rows       compared
     * @param difference the greatest, at most {@link #MOST}
     */
    public record Result(long rows, double difference) {

        /** For a person. */
        public String inWords() {
            return String.format(Locale.ROOT, "%,d rows give the same, the greatest difference is %.1e", rows,
                    difference);
        }
    }

    /**
     * @param export reads the model's format
     * @param out    the file to write; what was there is kept unless the export succeeds
     */
    public ParityExport(ModelFiles models, ModelExport export, Path model, Path out, Dataset dataset) {
        this.models = models;
        this.export = export;
        this.model = model;
        this.out = out;
        this.dataset = dataset;
    }

    /**
     * @throws RefusedException if the model cannot be said in that format, the rows do not fit it, or the answers differ
     */
    @Override
    public Result run(JobContext context) {
        Path target = out.toAbsolutePath();
        Path part = target.resolveSibling("." + UUID.randomUUID() + ".part." + export.to());
        try {
            context.step("Writing " + out.getFileName());
            export.export(model, part);
            Result result = compared(part, context);
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return result;
        } catch (IOException e) {
            throw new RefusedException(new Problem(out + " cannot be written", String.valueOf(e.getMessage()),
                    "Check the folder, its permissions and the free space."), e);
        } finally {
            delete(part);
        }
    }

    private static void delete(Path part) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException stays) {
            System.getLogger(ParityExport.class.getName()).log(System.Logger.Level.DEBUG, part + " stays", stays);
        }
    }

    private Result compared(Path written, JobContext context) {
        try (Model before = models.open(model, OpenOptions.CPU); Model after = models.open(written, OpenOptions.CPU)) {
            if (!before.signature().classes().equals(after.signature().classes())) {
                throw differs("its classes are " + String.join(", ", after.signature().classes()));
            }
            SchemaBinding old = bind(before);
            SchemaBinding now = bind(after);
            Differences differences = new Differences(Math.max(1, before.signature().classes().size()));
            context.step("Comparing the answers");
            try (RowReader reader = dataset.read(old.columns(), null, BATCH);
                    Scorer first = before.scorer(old);
                    Scorer second = after.scorer(now)) {
                long total = Math.min(reader.total(), MOST_ROWS);
                for (RowReader.Rows read = reader.next(); read != null
                        && differences.rows() < MOST_ROWS; read = reader.next()) {
                    context.checkCancelled();
                    double[] expected = answers(before, first.score(read.batch()));
                    double[] actual = answers(after, second.score(ordered(read.batch(), old, now)));
                    if (expected.length != actual.length) {
                        throw differs("it gives another number of scores");
                    }
                    differences.add(expected, actual);
                    context.progress(differences.rows(), total);
                }
            }
            boolean quantity = before.signature().classes().isEmpty();
            double unit = quantity ? differences.spread() : 1;
            if (!(differences.greatest() <= MOST * unit)) {
                throw differs(differences.inWords());
            }
            return new Result(differences.rows(), differences.greatest() / unit);
        }
    }

    private SchemaBinding bind(Model which) {
        return SchemaBinder.bind(which.signature(), dataset.manifest().schema(), BindingRequest.BY_NAME)
                .orRefuse("the model", dataset.manifest().name());
    }

    private static FeatureBatch ordered(FeatureBatch batch, SchemaBinding from, SchemaBinding to) {
        return from.columns().equals(to.columns())
                ? batch
                : new FeatureBatch(batch.schema().select(to.columns()), batch.rows(),
                        to.columns().stream().map(batch::column).toList());
    }

    private static double[] answers(Model which, RawScores scores) {
        int classes = which.signature().classes().size();
        return classes == 0
                ? scores.values()
                : Distributions.of(scores, which.signature().scoreKind(), classes).probabilities();
    }

    private RefusedException differs(String why) {
        return new RefusedException(out.getFileName() + " was not written", why,
                "Its numbers may need more than the seven digits of " + export.to()
                        + "'s floats: round or rescale the columns, or use the model as it is.");
    }

    /** The way to write one format as another, among those given. */
    public static ModelExport find(Iterable<ModelExport> exports, String from, String to) {
        for (ModelExport export : exports) {
            if (export.from().equals(from) && export.to().equals(to)) {
                return export;
            }
        }
        throw new RefusedException("A " + from + " model cannot be written as " + to, "nothing here does that",
                List.of("smile", "onnx").contains(from) ? "Write it as .smile." : "Choose another format.");
    }
}
