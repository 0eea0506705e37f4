package secondlook.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import secondlook.app.expect.ColumnExpectation;
import secondlook.app.expect.Expectations;
import secondlook.runtime.model.Model;
import secondlook.runtime.model.ModelCard;
import secondlook.runtime.model.ModelInput;
import secondlook.runtime.model.ModelOutput;
import secondlook.runtime.model.ModelSignature;

/** A model's signature and card, as JSON and in words. */
final class ModelDescription {

    private final String name;
    private final ModelCard card;
    private final ModelSignature signature;
    private final @Nullable Expectations expectations;

    /** @param expectations what the model expects of data; {@code null} where nothing was said */
    ModelDescription(String name, Model model, @Nullable Expectations expectations) {
        this.expectations = expectations;
        this.name = name;
        this.card = model.card();
        this.signature = model.signature();
    }

    Map<String, @Nullable Object> document() {
        return new Document().put("format", card.format()).put("producer", card.producer())
                .put("algorithm", card.algorithm()).put("opset", card.opset())
                .put("inputs", signature.inputs().stream().map(ModelDescription::input).toList())
                .put("outputs", signature.outputs().stream().map(ModelDescription::output).toList())
                .put("task", signature.task().key()).put("classes", signature.classes())
                .put("score_kind", signature.scoreKind().key())
                .put("fixed_batch", signature.fixedBatch() < 0 ? null : signature.fixedBatch())
                .put("metadata", card.metadata()).put("sha256", card.sha256()).put("warnings", signature.warnings())
                .put("expectations", expectations).values();
    }

    private static Map<String, @Nullable Object> input(ModelInput input) {
        return new Document().put("name", input.name()).put("type", type(input)).put("shape", input.shape())
                .put("columns", input.columns()).values();
    }

    private static Map<String, @Nullable Object> output(ModelOutput output) {
        return new Document().put("name", output.name()).put("type", output.type()).put("shape", output.shape())
                .values();
    }

    private static String type(ModelInput input) {
        return input.temporal() ? "date" : input.element().name().toLowerCase(Locale.ROOT);
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(name + ": " + card.format() + " model" + (card.producer().isEmpty() ? "" : " by " + card.producer())
                + (card.algorithm() == null ? "" : ", " + card.algorithm())
                + (card.opset() == null ? "" : ", opset " + card.opset()));
        lines.add("  task     " + signature.task().key() + ", scores are " + signature.scoreKind().key());
        if (!signature.classes().isEmpty()) {
            lines.add("  classes  " + String.join(", ", signature.classes()));
        }
        for (ModelInput input : signature.inputs()) {
            List<String> columns = input.columns();
            lines.add("  input    " + input.name() + "  " + type(input) + " " + input.shape()
                    + (columns == null ? "" : "  columns " + String.join(", ", columns)));
        }
        for (ModelOutput output : signature.outputs()) {
            lines.add("  output   " + output.name() + "  " + output.type() + " " + output.shape());
        }
        card.metadata().forEach((key, value) -> lines.add("  " + key + ": " + value));
        lines.add("  sha256   " + card.sha256());
        if (expectations != null) {
            expectations.columns().forEach(expected -> lines.add("  expects  " + words(expected)));
            expectations.rules().forEach(rule -> lines.add("  expects  " + rule.name() + ": " + rule.condition() + ", "
                    + rule.action().name().toLowerCase(Locale.ROOT)));
        }
        signature.warnings().forEach(warning -> lines.add("  note     " + warning));
        return lines;
    }

    private static String words(ColumnExpectation expected) {
        List<String> parts = new ArrayList<>();
        parts.add(expected.type().name().toLowerCase(Locale.ROOT));
        if (expected.least() != null || expected.most() != null) {
            parts.add((expected.least() == null ? "any" : expected.least()) + " to "
                    + (expected.most() == null ? "any" : expected.most())
                    + String.format(Locale.ROOT, " (\u00b1%.0f %%)", 100 * expected.tolerance()));
        }
        List<String> categories = expected.categories();
        if (categories != null) {
            parts.add("one of " + String.join(", ", categories));
        }
        parts.add(expected.missing() == 0
                ? "never missing"
                : String.format(Locale.ROOT, "at most %.1f %% missing", 100 * expected.missing()));
        if (expected.unique()) {
            parts.add("no value twice");
        }
        return expected.column() + ": " + String.join("; ", parts) + "; else "
                + expected.action().name().toLowerCase(Locale.ROOT);
    }
}
