package secondlook.desktop.feature.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import secondlook.desktop.chart.Figures;
import secondlook.runtime.model.Model;
import secondlook.runtime.model.ModelCard;
import secondlook.runtime.model.ModelSignature;

/** The model card: who made it, what it gives. Only what the file says. */
final class ModelCardLines {

    private ModelCardLines() {
    }

    static List<Fact> of(Model model) {
        ModelCard card = model.card();
        ModelSignature signature = model.signature();
        Map<String, String> more = card.metadata();
        List<Fact> facts = new ArrayList<>();
        String kind = card.algorithm() == null ? capital(signature.task().key()) : card.algorithm();
        facts.add(new Fact("Kind", signature.classes().isEmpty()
                ? kind
                : kind + ", " + signature.classes().size() + " classes"));
        facts.add(new Fact("Format", card.format().toUpperCase(Locale.ROOT)
                + (card.opset() == null ? "" : ", opset " + card.opset())));
        if (!card.producer().isBlank()) {
            facts.add(new Fact("Made by", card.producer()));
        }
        if (more.containsKey("train_rows")) {
            facts.add(new Fact("Trained on", rows(more.get("train_rows"))
                    + (more.containsKey("dataset") ? " of " + more.get("dataset") : "")));
        }
        if (more.containsKey("target")) {
            facts.add(new Fact("Predicts", String.valueOf(more.get("target"))));
        }
        facts.add(new Fact("Scores", switch (signature.scoreKind()) {
            case PROBABILITY -> "Probabilities";
            case LOGIT -> "Logits; softmax is applied";
            case MARGIN -> "Margins; their scale is assumed";
            case LOG_PROBABILITY -> "Logarithms of probabilities";
            case HARD -> "0 or 1 only: confidence means nothing";
            case UNKNOWN -> "Not known";
        }));
        if (signature.fixedBatch() > 0) {
            facts.add(new Fact("Batch", "Fixed at " + signature.fixedBatch()));
        }
        facts.add(new Fact("Runs on", model.provider().toUpperCase(Locale.ROOT)));
        facts.add(new Fact("SHA-256", card.sha256().substring(0, Math.min(12, card.sha256().length())) + "\u2026"));
        return facts;
    }

    private static String rows(@org.jspecify.annotations.Nullable String count) {
        try {
            return Figures.count(Long.parseLong(String.valueOf(count))) + " rows";
        } catch (NumberFormatException foreign) {
            return String.valueOf(count);
        }
    }

    private static String capital(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
