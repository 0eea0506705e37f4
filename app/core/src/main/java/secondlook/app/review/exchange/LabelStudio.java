package secondlook.app.review.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import secondlook.app.review.Verdict;
import secondlook.app.review.VerdictKind;

/**
 * Label Studio's task JSON. Written: one task an item with the prediction and, if there is an answer, one annotation with
 * the regions {@code label} (choices), {@code verdict} (what was done, where it is not just a label) and {@code note} (text
 * area); a skipped item is a cancelled annotation. Read besides: the flat JSON_MIN, legacy {@code completions} and
 * {@code skipped}, people as objects, predictions as bare numbers.
 */
final class LabelStudio {

    private LabelStudio() {
    }

    /** The labelling configuration that shows these tasks. */
    static String config(List<String> labels) {
        StringBuilder config = new StringBuilder("""
                <View>
                  <Text name="row" value="$row_text"/>
                  <Choices name="label" toName="row" choice="single">
                """);
        labels.forEach(label -> config.append("    <Choice value=\"").append(escaped(label)).append("\"/>\n"));
        config.append("  </Choices>\n  <Choices name=\"verdict\" toName=\"row\" choice=\"single\">\n");
        for (VerdictKind kind : List.of(VerdictKind.ACCEPT, VerdictKind.REJECT, VerdictKind.CANNOT_TELL,
                VerdictKind.REFER)) {
            config.append("    <Choice value=\"").append(kind.key()).append("\"/>\n");
        }
        return config.append("  </Choices>\n  <TextArea name=\"note\" toName=\"row\" placeholder=\"Note\"/>\n</View>\n")
                .toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;")
                .replace("\n", "&#10;").replace("\t", "&#9;");
    }

    static ObjectNode task(ExchangeItem item) {
        ObjectNode task = JsonOut.object();
        task.put("id", item.item().position() + 1);
        ObjectNode data = task.putObject("data");
        data.put("row_text", item.text());
        JsonOut.putOrigin(data, item);
        JsonOut.putAll(data.putObject("fields"), item.fields());
        ArrayNode annotations = task.putArray("annotations");
        Verdict said = item.said();
        if (said != null && said.kind() != VerdictKind.DEFER) {
            data.put("reviewer", said.reviewer());
            data.put("blind", said.blind());
            annotations.add(annotation(item, said));
        }
        ObjectNode prediction = task.putArray("predictions").addObject();
        prediction.put("model_version", item.session().runId());
        JsonOut.put(prediction, "score", item.item().confidence());
        ArrayNode result = prediction.putArray("result");
        if (!item.item().predicted().equals("none")) {
            region(result, "p" + item.item().position(), "label", "choices", "choices", item.item().predicted());
        }
        return task;
    }

    private static ObjectNode annotation(ExchangeItem item, Verdict said) {
        ObjectNode annotation = JsonOut.object();
        annotation.put("id", said.id()).put("completed_by", 1).put("was_cancelled", said.kind() == VerdictKind.SKIP)
                .put("ground_truth", false).put("created_at", said.at()).put("updated_at", said.at())
                .put("lead_time", said.seconds());
        ArrayNode result = annotation.putArray("result");
        String name = "r" + said.id();
        if (said.label() != null) {
            region(result, name + "-label", "label", "choices", "choices", said.label());
        }
        if (said.kind() != VerdictKind.LABEL && said.kind() != VerdictKind.SKIP) {
            region(result, name + "-verdict", "verdict", "choices", "choices", said.kind().key());
        }
        String note = item.note();
        if (note != null) {
            region(result, name + "-note", "note", "textarea", "text", note);
        }
        return annotation;
    }

    private static void region(ArrayNode result, String id, String from, String type, String key, String value) {
        ObjectNode region = result.addObject().put("id", id).put("from_name", from).put("to_name", "row")
                .put("type", type);
        region.putObject("value").putArray(key).add(value);
    }

    /** Every answer of a task, none if it has none. */
    static List<ImportedAnswer> read(int record, JsonNode task) {
        ExchangeField fields = new ExchangeField(record, task);
        if (!task.path("data").isObject()) {
            return minimal(record, fields);
        }
        ExchangeField data = fields.in("data");
        List<ImportedAnswer> answers = new ArrayList<>();
        String list = task.has("annotations") ? "annotations" : "completions";
        for (ExchangeField annotation : fields.list(list)) {
            answers.add(annotation(record, data, annotation, task));
        }
        return answers;
    }

    private static ImportedAnswer annotation(int record, ExchangeField data, ExchangeField annotation, JsonNode task) {
        String label = null;
        String kind = null;
        String note = null;
        for (ExchangeField region : annotation.list("result")) {
            ExchangeField value = region.in("value");
            String from = region.text("from_name");
            if ("textarea".equals(region.text("type"))) {
                note = value.lines("text");
            } else if ("verdict".equals(from)) {
                kind = value.single("choices");
            } else if (value.has("choices")) {
                label = value.single("choices");
            }
        }
        // whoever says what is right besides saying that the model is wrong has given a label
        if ("reject".equals(kind) && label != null && data.has("predicted") && !label.equals(data.text("predicted"))) {
            kind = null;
        }
        boolean skipped = annotation.flag("was_cancelled") || annotation.flag("skipped")
                || task.path("skipped").asBoolean(false);
        String reviewer = data.text("reviewer") == null ? annotation.person("completed_by") : data.text("reviewer");
        return ImportedAnswer.of(record, data, skipped ? "skip" : kind, label, note, reviewer,
                annotation.text("created_at"), annotation.number("lead_time"));
    }

    /** JSON_MIN: what is under data stands at the top, beside one key for each control. */
    private static List<ImportedAnswer> minimal(int record, ExchangeField task) {
        String label = task.single("label");
        String kind = task.single("verdict");
        if (label == null && kind == null) {
            return List.of();
        }
        String reviewer = task.text("reviewer") == null ? task.person("annotator") : task.text("reviewer");
        return List.of(ImportedAnswer.of(record, task, kind, label, task.single("note"), reviewer,
                task.text("created_at"), task.number("lead_time")));
    }
}
