package secondlook.runtime.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import secondlook.runtime.decision.Predictions;

/** One folder: what goes in and what must come out. */
public record ReferenceCase(Path folder, JsonNode description) {

    public static ReferenceCase read(Path folder) throws IOException {
        JsonNode description = new ObjectMapper().readTree(Files.readString(folder.resolve("expected.json")));
        return new ReferenceCase(folder, description);
    }

    public String family() {
        return description.path("family").asText();
    }

    JsonNode expected() {
        return description.path("expected");
    }

    List<String> keys() {
        List<String> keys = new ArrayList<>();
        expected().fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    boolean expects(String key) {
        return expected().has(key);
    }

    CaseTable input() throws IOException {
        return CaseTable.read(folder.resolve("input.csv"));
    }

    @Nullable
    CaseTable expectedRows() throws IOException {
        Path file = folder.resolve("expected_rows.csv");
        return Files.exists(file) ? CaseTable.read(file) : null;
    }

    double param(String name, double otherwise) {
        return description.path("params").path(name).asDouble(otherwise);
    }

    /** A number named inside the text of a parameter, as in "lambda=0.1,k_reg=2". */
    double paramIn(String parameter, String name, double otherwise) {
        JsonNode node = description.path("params").path(parameter);
        if (node.isObject()) {
            return node.path(name).asDouble(otherwise);
        }
        Matcher matcher = Pattern.compile("\\b" + Pattern.quote(name) + "\\s*=\\s*([-+0-9.eE]*[0-9])")
                .matcher(node.asText());
        return matcher.find() ? Double.parseDouble(matcher.group(1)) : otherwise;
    }

    /** The number that ends a key such as {@code ece_ew_15}. */
    static int suffix(String key) {
        return Integer.parseInt(key.substring(key.lastIndexOf('_') + 1));
    }

    /** {@code y_true} as class indices; empty is no truth, anything that is no index below K is unknown. */
    static int[] truth(CaseTable table, int classes) {
        int[] truth = new int[table.rows().size()];
        for (int row = 0; row < truth.length; row++) {
            String cell = table.has("y_true") ? table.cell(row, "y_true").trim() : "";
            truth[row] = cell.isEmpty() || cell.equalsIgnoreCase("nan") ? Predictions.NO_TRUTH : index(cell, classes);
        }
        return truth;
    }

    private static int index(String cell, int classes) {
        try {
            double value = Double.parseDouble(cell);
            return value >= 0 && value < classes && value == Math.rint(value)
                    ? (int) value
                    : Predictions.UNKNOWN_TRUTH;
        } catch (NumberFormatException e) {
            return Predictions.UNKNOWN_TRUTH;
        }
    }
}
