package secondlook.runtime.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import secondlook.runtime.model.ElementType;
import secondlook.runtime.model.Model;
import secondlook.runtime.model.ModelCard;
import secondlook.runtime.model.ModelInput;
import secondlook.runtime.model.ModelOutput;
import secondlook.runtime.model.ModelSignature;
import secondlook.runtime.model.OpenOptions;
import secondlook.runtime.model.Provider;
import secondlook.runtime.model.ProviderStatus;
import secondlook.runtime.model.SchemaBinding;
import secondlook.runtime.model.ScoreKind;
import secondlook.runtime.model.Task;

/** What is said of models. */
public final class Models {

    private static final ElementType[] ELEMENTS = ElementType.values();
    private static final Task[] TASKS = Task.values();
    private static final ScoreKind[] KINDS = ScoreKind.values();
    private static final Provider[] PROVIDERS = Provider.values();

    private Models() {
    }

    /**
     * An opened model as its worker describes it.
     *
     * @param handle   the worker's number for it
     * @param provider see {@link Model#provider()}
     * @param note     see {@link Model#providerNote()}
     * @param versions see {@link Model#versions()}
     */
    public record Description(int handle, ModelSignature signature, ModelCard card, String provider,
            @Nullable String note, Map<String, String> versions) {

        public static Description of(int handle, Model model) {
            return new Description(handle, model.signature(), model.card(), model.provider(), model.providerNote(),
                    model.versions());
        }
    }

    public static void put(WireWriter out, Description model) {
        out.putInt(model.handle());
        put(out, model.signature());
        put(out, model.card());
        out.putText(model.provider()).putText(model.note()).putTexts(model.versions());
    }

    public static Description getDescription(WireReader in) {
        return new Description(in.getInt(), getSignature(in), getCard(in), in.getText(), in.getTextOrNull(),
                in.getTextMap());
    }

    private static void put(WireWriter out, ModelSignature signature) {
        out.putInt(signature.inputs().size());
        signature.inputs().forEach(input -> put(out, input));
        out.putInt(signature.outputs().size());
        for (ModelOutput output : signature.outputs()) {
            out.putText(output.name()).putText(output.type());
            putShape(out, output.shape());
        }
        out.putByte(signature.task().ordinal()).putTexts(signature.classes()).putByte(signature.scoreKind().ordinal())
                .putInt(signature.fixedBatch()).putTexts(signature.warnings());
    }

    private static ModelSignature getSignature(WireReader in) {
        List<ModelInput> inputs = new ArrayList<>();
        for (int left = in.getCount(16); left > 0; left--) {
            inputs.add(getInput(in));
        }
        List<ModelOutput> outputs = new ArrayList<>();
        for (int left = in.getCount(12); left > 0; left--) {
            outputs.add(new ModelOutput(in.getText(), in.getText(), getShape(in)));
        }
        return new ModelSignature(inputs, outputs, in.getOne(TASKS), in.getTexts(), in.getOne(KINDS), in.getInt(),
                in.getTexts());
    }

    private static void put(WireWriter out, ModelInput input) {
        out.putText(input.name()).putByte(input.element().ordinal());
        putShape(out, input.shape());
        List<String> columns = input.columns();
        out.putInt(input.width()).putFlag(columns != null);
        if (columns != null) {
            out.putTexts(columns);
        }
        out.putFlag(input.temporal()).putFlag(input.categorical());
    }

    private static ModelInput getInput(WireReader in) {
        return new ModelInput(in.getText(), in.getOne(ELEMENTS), getShape(in), in.getInt(),
                in.getFlag() ? in.getTexts() : null, in.getFlag(), in.getFlag());
    }

    private static void putShape(WireWriter out, List<Long> shape) {
        out.putInt(shape.size());
        shape.forEach(out::putLong);
    }

    private static List<Long> getShape(WireReader in) {
        List<Long> shape = new ArrayList<>();
        for (int left = in.getCount(Long.BYTES); left > 0; left--) {
            shape.add(in.getLong());
        }
        return shape;
    }

    private static void put(WireWriter out, ModelCard card) {
        Long opset = card.opset();
        out.putText(card.format()).putText(card.producer()).putText(card.algorithm()).putFlag(opset != null);
        if (opset != null) {
            out.putLong(opset);
        }
        out.putText(card.sha256()).putTexts(card.metadata()).putTexts(card.files());
    }

    private static ModelCard getCard(WireReader in) {
        return new ModelCard(in.getText(), in.getText(), in.getTextOrNull(), in.getFlag() ? in.getLong() : null,
                in.getText(), in.getTextMap(), in.getTexts());
    }

    public static void put(WireWriter out, OpenOptions options) {
        List<String> classes = options.classes();
        out.putByte(options.provider().ordinal()).putInt(options.threads()).putFlag(classes != null);
        if (classes != null) {
            out.putTexts(classes);
        }
        out.putTexts(options.settings());
    }

    public static OpenOptions getOptions(WireReader in) {
        Provider provider = in.getOne(PROVIDERS);
        int threads = in.getInt();
        return new OpenOptions(provider, in.getFlag() ? in.getTexts() : null, threads, in.getTextMap());
    }

    public static void put(WireWriter out, SchemaBinding binding) {
        out.putInt(binding.inputs().size());
        for (SchemaBinding.BoundInput bound : binding.inputs()) {
            put(out, bound.input());
            out.putTexts(bound.columns()).putText(bound.how());
        }
        out.putTexts(binding.warnings());
    }

    public static SchemaBinding getBinding(WireReader in) {
        List<SchemaBinding.BoundInput> inputs = new ArrayList<>();
        for (int left = in.getCount(24); left > 0; left--) {
            inputs.add(new SchemaBinding.BoundInput(getInput(in), in.getTexts(), in.getText()));
        }
        return new SchemaBinding(inputs, in.getTexts());
    }

    public static void put(WireWriter out, List<ProviderStatus> providers) {
        out.putInt(providers.size());
        providers.forEach(p -> out.putText(p.name()).putFlag(p.usable()).putText(p.note()));
    }

    public static List<ProviderStatus> getProviders(WireReader in) {
        List<ProviderStatus> providers = new ArrayList<>();
        for (int left = in.getCount(9); left > 0; left--) {
            providers.add(new ProviderStatus(in.getText(), in.getFlag(), in.getTextOrNull()));
        }
        return providers;
    }
}
