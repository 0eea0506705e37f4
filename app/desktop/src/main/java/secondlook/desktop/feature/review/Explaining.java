package secondlook.desktop.feature.review;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import secondlook.app.data.Dataset;
import secondlook.app.review.FieldOddity;
import secondlook.app.review.explain.Explanation;
import secondlook.app.review.explain.FieldExplainer;
import secondlook.app.run.Run;
import secondlook.desktop.rows.CellText;
import secondlook.desktop.session.OpenModel;
import secondlook.desktop.session.Session;
import secondlook.runtime.ProblemException;
import secondlook.runtime.RefusedException;
import secondlook.runtime.data.ColumnVector;
import secondlook.runtime.data.FeatureBatch;
import secondlook.runtime.data.Schema;
import secondlook.runtime.decision.Distributions;
import secondlook.runtime.model.BindingRequest;
import secondlook.runtime.model.Model;
import secondlook.runtime.model.ModelSignature;
import secondlook.runtime.model.RawScores;
import secondlook.runtime.model.SchemaBinder;
import secondlook.runtime.model.SchemaBinding;
import secondlook.runtime.model.Scorer;

/** Asks the model of a run once more, to find out what each field of an item contributed. Used on the FX thread. */
public final class Explaining {

    /** Rows of the reference that an item is compared with. */
    static final int ROWS = 32;

    private final Session session;
    private final Executor background;
    private final Executor screen;

    public Explaining(Session session, Executor background, Executor screen) {
        this.session = session;
        this.background = background;
        this.screen = screen;
    }

    /**
     * Explains what the model said of an item, away from the FX thread.
     *
     * @param done   gets the explanation
     * @param cannot gets why there is none, in words
     */
    void explain(ReviewDesk desk, ItemShown item, Consumer<Explanation> done, Consumer<String> cannot) {
        OpenModel open = session.model().get();
        String obstacle = obstacle(desk, item, open);
        Dataset dataset = desk.dataset();
        FieldOddity oddity = desk.oddity();
        if (!obstacle.isEmpty() || open == null || dataset == null || oddity == null) {
            cannot.accept(obstacle);
            return;
        }
        long rowId = desk.rowId(item.position());
        background.execute(() -> {
            try {
                Explanation explanation = explain(open.model(), desk.run(), dataset, oddity, rowId, item.predicted());
                screen.execute(() -> done.accept(explanation));
            } catch (ProblemException known) {
                screen.execute(() -> cannot.accept(known.problem().withoutOptions().oneLine()));
            } catch (RuntimeException fault) {
                screen.execute(() -> cannot.accept("The contributions cannot be computed: " + fault));
            }
        });
    }

    private static String obstacle(ReviewDesk desk, ItemShown item, @Nullable OpenModel open) {
        String model = desk.run().manifest().modelSha256();
        if (model == null) {
            return "These predictions were made elsewhere: there is no model to ask.";
        }
        if (desk.dataset() == null) {
            return "The rows of this run are not here, so the model cannot be asked about them.";
        }
        if (!item.hasPrediction()) {
            return "The model gave no usable answer for this row.";
        }
        return open == null || !open.entry().sha256().equals(model)
                ? "The model of this run is not open. Choose it above to see what each field contributed."
                : "";
    }

    private static Explanation explain(Model model, Run run, Dataset dataset, FieldOddity oddity, long rowId,
            String predicted) {
        ModelSignature signature = model.signature();
        Schema schema = dataset.manifest().schema();
        SchemaBinding binding = SchemaBinder.bind(signature, schema, new BindingRequest(byHand(run, schema), null, run
                .manifest().truth())).orRefuse(run.manifest().modelName(), dataset.manifest().name());
        List<String> columns = binding.columns();
        FeatureBatch whole = dataset.rows(new long[]{rowId});
        FeatureBatch row = new FeatureBatch(schema.select(columns), 1, columns.stream().map(whole::column).toList());
        FeatureBatch background = oddity.some(columns, ROWS);
        if (background.rows() == 0) {
            throw new RefusedException("The contributions cannot be computed", "there are no rows to compare with",
                    "Review rows of a dataset that is not empty.");
        }
        List<@Nullable ColumnVector> typical = new ArrayList<>();
        List<FieldExplainer.Texts> texts = new ArrayList<>();
        for (int c = 0; c < columns.size(); c++) {
            ColumnVector value = oddity.typical(row.schema().column(c));
            typical.add(value);
            texts.add(new FieldExplainer.Texts(text(row, c), value == null
                    ? null
                    : CellText.value(new FeatureBatch(row.schema().select(List.of(columns.get(c))), 1, List.of(value)),
                            0, 0)));
        }
        int target = signature.classes().indexOf(predicted);
        try (Scorer scorer = model.scorer(binding)) {
            return new FieldExplainer(batch -> scores(scorer.score(batch), signature, target), row, background)
                    .explain(typical, texts, rowId);
        }
    }

    private static @Nullable String text(FeatureBatch row, int column) {
        return row.column(column).isMissing(0) ? null : CellText.value(row, column, 0);
    }

    private static double[] scores(RawScores raw, ModelSignature signature, int target) {
        if (signature.classes().isEmpty()) {
            return raw.values();
        }
        int classes = signature.classes().size();
        double[] all = Distributions.of(raw, signature.scoreKind(), classes).probabilities();
        double[] scores = new double[raw.rows()];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = all[i * classes + target];
        }
        return scores;
    }

    /** Inputs that a person bound to a column of another name. */
    private static Map<String, String> byHand(Run run, Schema schema) {
        Map<String, String> map = new HashMap<>();
        run.manifest().binding().forEach((input, column) -> {
            if (!input.equals(column) && schema.find(column).isPresent()) {
                map.put(input, column);
            }
        });
        return map;
    }
}
