package secondlook.app.review.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import secondlook.app.review.Verdict;
import secondlook.app.review.VerdictKind;

/**
 * Prodigy's annotated tasks, one a line: {@code answer} is accept with the label given, reject with the model's label, or
 * ignore. What these three words cannot tell stands under {@code meta}, which Prodigy keeps.
 */
final class Prodigy {

    private Prodigy() {
    }

    static ObjectNode task(ExchangeItem item) {
        ObjectNode node = JsonOut.object();
        String text = item.text();
        Verdict said = item.said();
        String label = said != null && said.label() != null ? said.label() : item.item().predicted();
        node.put("text", text);
        ObjectNode meta = node.putObject("meta");
        meta.put("id", item.item().rowId());
        JsonOut.put(meta, "score", item.item().confidence());
        JsonOut.putOrigin(meta, item);
        JsonOut.putAll(meta.putObject("fields"), item.fields());
        node.put("_input_hash", text.hashCode()).put("_task_hash", (text + "\u0000" + label).hashCode());
        node.put("label", label);
        JsonOut.put(node, "score", item.item().confidence());
        JsonOut.put(node, "priority", item.item().confidence());
        node.putArray("spans");
        if (said != null && said.kind() != VerdictKind.DEFER) {
            node.put("answer", switch (said.kind()) {
                case LABEL, ACCEPT -> "accept";
                case REJECT -> "reject";
                default -> "ignore";
            });
            meta.put("verdict", said.kind().key()).put("reviewer", said.reviewer()).put("answered_at", said.at())
                    .put("seconds", said.seconds()).put("blind", said.blind());
        }
        if (item.note() != null) {
            meta.put("note", item.note());
        }
        return node;
    }

    static List<ImportedAnswer> read(int record, JsonNode json) {
        ExchangeField node = new ExchangeField(record, json);
        ExchangeField meta = node.in("meta");
        String answer = node.text("answer");
        if (answer == null) {
            return List.of();
        }
        String kind = switch (answer) {
            case "accept" -> meta.text("verdict");
            case "reject" -> VerdictKind.REJECT.key();
            case "ignore" -> meta.text("verdict") == null ? VerdictKind.SKIP.key() : meta.text("verdict");
            default -> throw node.refused("answer", "is “" + answer + "”, not accept, reject or ignore");
        };
        String label = answer.equals("accept") ? label(node) : null;
        return List.of(ImportedAnswer.of(record, meta, kind, label, meta.text("note"), meta.text("reviewer"),
                meta.text("answered_at"), meta.number("seconds")));
    }

    /** Of the choice interface, or of the plain one. */
    private static @Nullable String label(ExchangeField node) {
        String chosen = node.first("accept");
        return chosen == null ? node.text("label") : chosen;
    }
}
