package secondlook.app.review.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import secondlook.app.review.Verdict;

/** doccano's texts with labels, one a line; what else is there it keeps as metadata. */
final class Doccano {

    private Doccano() {
    }

    static ObjectNode example(ExchangeItem item) {
        ObjectNode node = JsonOut.object();
        node.put("text", item.text());
        Verdict said = item.said();
        var labels = node.putArray("label");
        if (said != null && said.label() != null) {
            labels.add(said.label());
        }
        JsonOut.putOrigin(node, item);
        JsonOut.putAll(node.putObject("fields"), item.fields());
        return node;
    }

    static List<ImportedAnswer> read(int record, JsonNode json) {
        ExchangeField node = new ExchangeField(record, json);
        String key = node.has("label") ? "label" : "labels";
        String label = node.single(key);
        return label == null
                ? List.of()
                : List.of(ImportedAnswer.of(record, node, null, label, null, null, null, Double.NaN));
    }
}
