package secondlook.app.review.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import secondlook.app.review.Verdict;
import secondlook.app.review.VerdictKind;

/**
 * Argilla's records, nested and flat in one object: the nested form drops the status of a response, the flat one the
 * agent's place. Questions are {@code label}, {@code verdict} and {@code note}. Either form alone is read.
 */
final class Argilla {

    private Argilla() {
    }

    static ObjectNode record(ExchangeItem item) {
        ObjectNode node = JsonOut.object();
        node.put("id", item.session().uid() + "-" + item.item().position());
        node.putObject("fields").put("text", item.text());
        ObjectNode metadata = node.putObject("metadata");
        JsonOut.putOrigin(metadata, item);
        metadata.remove("probabilities");
        item.probabilities().forEach((name, p) -> metadata.put("p_" + name, p));
        JsonOut.putAll(metadata, prefixed(item));
        node.putObject("vectors");
        String agent = item.session().runId();
        ObjectNode suggestions = node.putObject("suggestions");
        if (!item.item().predicted().equals("none")) {
            ObjectNode suggestion = suggestions.putObject("label");
            suggestion.put("value", item.item().predicted()).put("agent", agent);
            JsonOut.put(suggestion, "score", item.item().confidence());
            node.put("label.suggestion", item.item().predicted()).put("label.suggestion.agent", agent);
            JsonOut.put(node, "label.suggestion.score", item.item().confidence());
        }
        ObjectNode responses = node.putObject("responses");
        Verdict said = item.said();
        if (said != null) {
            metadata.put("reviewer", said.reviewer()).put("answered_at", said.at()).put("seconds", said.seconds())
                    .put("blind", said.blind());
            respond(node, responses, "label", said.label(), said);
            respond(node, responses, "verdict", said.kind().key(), said);
            respond(node, responses, "note", item.note(), said);
        }
        return node;
    }

    private static java.util.Map<String, @Nullable Object> prefixed(ExchangeItem item) {
        java.util.Map<String, @Nullable Object> fields = new java.util.LinkedHashMap<>();
        item.fields().forEach((name, value) -> fields.put("field_" + name, value));
        return fields;
    }

    private static void respond(ObjectNode node, ObjectNode responses, String question, @Nullable String value,
            Verdict said) {
        if (value == null) {
            return;
        }
        String user = UUID.nameUUIDFromBytes(said.reviewer().getBytes(StandardCharsets.UTF_8)).toString();
        responses.putArray(question).addObject().put("value", value).put("user_id", user);
        node.putArray(question + ".responses").add(value);
        node.putArray(question + ".responses.users").add(user);
        node.putArray(question + ".responses.status").add(switch (said.kind()) {
            case SKIP -> "discarded";
            case DEFER -> "draft";
            default -> "submitted";
        });
    }

    static List<ImportedAnswer> read(int record, JsonNode json) {
        ExchangeField node = new ExchangeField(record, json);
        ExchangeField metadata = node.in("metadata");
        String label = response(node, "label");
        String kind = response(node, "verdict");
        String note = response(node, "note");
        String status = node.first("label.responses.status");
        if (kind == null && "discarded".equals(status)) {
            kind = VerdictKind.SKIP.key();
        }
        if (kind == null && "draft".equals(status)) {
            kind = VerdictKind.DEFER.key();
        }
        if (label == null && kind == null) {
            return List.of();
        }
        String reviewer = metadata.text("reviewer");
        if (reviewer == null) {
            List<ExchangeField> nested = node.in("responses").list("label");
            reviewer = nested.isEmpty() ? node.first("label.responses.users") : nested.getFirst().text("user_id");
        }
        return List.of(ImportedAnswer.of(record, metadata, kind, label, note, reviewer, metadata.text("answered_at"),
                metadata.number("seconds")));
    }

    private static @Nullable String response(ExchangeField node, String question) {
        List<ExchangeField> nested = node.in("responses").list(question);
        return nested.isEmpty() ? node.first(question + ".responses") : nested.getFirst().text("value");
    }
}
