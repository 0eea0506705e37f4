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

    /** Below this size a run is so short that handing it to another thread can cost more than it saves. */
    private static final long SMALL = 128 * 1024;
    private static final int MOST_THREADS = 8;
    /** A gigabyte of doubles. */
    private static final long MOST_VALUES_IN_FIXED_BATCH = 1 << 27;

    private final String name;
    /** Metadata by which a model says that it takes an empty text for a missing one: {@code empty}. */
    private static final String MISSING_TEXT = "missing_text";

    private final OnnxSession session;
    private final Interpretation interpretation;
    private final ModelCard card;
    private final ProviderChoice choice;
    private final Effort effort;

    /**
     * What decides how many threads score.
     *
     * @param bytes   of the model with its weights
     * @param threads that were asked for; 0 to find out
     */
    record Effort(long bytes, int threads) {}

    OnnxModel(String name, OnnxSession session, Interpretation interpretation, ModelCard card, ProviderChoice choice,
            Effort effort) {
        this.effort = effort;
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
        boolean small = effort.bytes() < SMALL;
        boolean card = !choice.used().equals("cpu");
        ChunkSize free = ChunkSize.of(signature().fixedBatch(), columns, small);
        ChunkSize chunk = card ? free.whole() : free;
        if ((long) chunk.greatest() * columns > MOST_VALUES_IN_FIXED_BATCH) {
            throw new RefusedException(name + " cannot score",
                    "it wants " + chunk.greatest() + " rows of " + columns
                            + " columns at once, which do not fit into memory",
                    "Export it with a smaller batch, or with a free one.");
        }
        return new OnnxScorer(name, session, reader, chunk,
                () -> new ScoringLane(name, session, feeds(binding, chunk.greatest()), reader, chunk.fixed()),
                card ? ThreadTrial.fixed(1) : trial(small), System::nanoTime);
    }

    private ThreadTrial trial(boolean small) {
        return effort.threads() > 0
                ? ThreadTrial.fixed(effort.threads())
                : ThreadTrial.upTo(Math.clamp(Runtime.getRuntime().availableProcessors(), 1, MOST_THREADS), small);
    }

    private List<InputFeed> feeds(SchemaBinding binding, int rows) {
        List<InputFeed> feeds = new ArrayList<>();
        int first = 0;
        for (SchemaBinding.BoundInput bound : binding.inputs()) {
            InputFeed.Slot slot = new InputFeed.Slot(bound.input().name(), first, bound.columns().size(),
                    interpretation.flat().contains(bound.input().name()));
            feeds.add(bound.input().element() == ElementType.STRING
                    ? new TextFeed(slot, rows, "empty".equals(card.metadata().get(MISSING_TEXT)))
                    : feed(bound.input().element(), slot, rows));
            first += bound.columns().size();
        }
        return feeds;
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
