package secondlook.runtime.onnx;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import secondlook.runtime.RefusedException;
import secondlook.runtime.model.ElementType;
import secondlook.runtime.model.Model;
import secondlook.runtime.model.ModelCard;
import secondlook.runtime.model.ModelSignature;
import secondlook.runtime.model.SchemaBinding;
import secondlook.runtime.model.Scorer;

/** An open ONNX model. */
final class OnnxModel implements Model {

    /** Runs of so many rows are as fast as any, and their buffers stay in the second-level cache. */
    private static final int BEST_CHUNK = 4_096;
    private static final long MOST_VALUES_IN_CHUNK = 1 << 20;
    /** A gigabyte of doubles. */
    private static final long MOST_VALUES_IN_FIXED_BATCH = 1 << 27;

    private final String name;
    /** Metadata by which a model says that it takes an empty text for a missing one: {@code empty}. */
    private static final String MISSING_TEXT = "missing_text";

    private final OnnxSession session;
    private final Interpretation interpretation;
    private final ModelCard card;
    private final ProviderChoice choice;

    OnnxModel(String name, OnnxSession session, Interpretation interpretation, ModelCard card, ProviderChoice choice) {
        this.name = name;
        this.session = session;
        this.interpretation = interpretation;
        this.card = card;
        this.choice = choice;
    }

    @Override
    public ModelSignature signature() {
        return interpretation.signature();
    }

    @Override
    public ModelCard card() {
        return card;
    }

    @Override
    public Map<String, String> versions() {
        return new OnnxEngine().versions();
    }

    @Override
    public String provider() {
        return choice.used();
    }

    @Override
    public @Nullable String providerNote() {
        return choice.note();
    }

    @Override
    public Scorer scorer(SchemaBinding binding) {
        session.checkOpen();
        ScoreReader reader = interpretation.reader();
        if (reader == null) {
            String why = signature().warnings().isEmpty() ? "it gives no scores" : signature().warnings().getLast();
            throw new RefusedException(name + " cannot score", why, "Choose a model that gives one score per class.");
        }
        int columns = 0;
        for (SchemaBinding.BoundInput bound : binding.inputs()) {
            if (bound.input().width() == 0 || bound.input().element() == ElementType.OTHER) {
                throw new RefusedException(name + " cannot score",
                        "its input " + bound.input().name() + " cannot be fed from columns",
                        "Choose a model that takes columns.");
            }
            columns += bound.columns().size();
        }
        int fixed = signature().fixedBatch();
        int chunk = fixed > 0 ? fixed : (int) Math.clamp(MOST_VALUES_IN_CHUNK / Math.max(1, columns), 1, BEST_CHUNK);
        if ((long) chunk * columns > MOST_VALUES_IN_FIXED_BATCH) {
            throw new RefusedException(name + " cannot score",
                    "it wants " + chunk + " rows of " + columns + " columns at once, which do not fit into memory",
                    "Export it with a smaller batch, or with a free one.");
        }
        List<InputFeed> feeds = new ArrayList<>();
        int first = 0;
        for (SchemaBinding.BoundInput bound : binding.inputs()) {
            InputFeed.Slot slot = new InputFeed.Slot(bound.input().name(), first, bound.columns().size(),
                    interpretation.flat().contains(bound.input().name()));
            feeds.add(bound.input().element() == ElementType.STRING
                    ? new TextFeed(slot, chunk, "empty".equals(card.metadata().get(MISSING_TEXT)))
                    : feed(bound.input().element(), slot, chunk));
            first += bound.columns().size();
        }
        return new OnnxScorer(name, session, feeds, reader, chunk, fixed > 0);
    }

    private static InputFeed feed(ElementType element, InputFeed.Slot slot, int chunk) {
        return switch (element) {
            case FLOAT -> new FloatFeed(slot, chunk);
            case DOUBLE -> new DoubleFeed(slot, chunk);
            case INT64 -> new LongFeed(slot, chunk);
            case INT32 -> new IntFeed(slot, chunk);
            case BOOL -> new BoolFeed(slot, chunk);
            case STRING, OTHER -> throw new IllegalArgumentException("no feed for " + element);
        };
    }

    @Override
    public void close() {
        session.close();
    }
}
