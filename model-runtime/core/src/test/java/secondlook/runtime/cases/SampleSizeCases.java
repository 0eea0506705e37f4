package secondlook.runtime.cases;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import secondlook.runtime.estimate.SampleSize;

final class SampleSizeCases implements CaseFamily {

    @Override
    public Answer answer(ReferenceCase reference) throws IOException {
        CaseTable input = reference.input();
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (int row = 0; row < input.rows().size(); row++) {
            double halfWidth = CaseTable.number(input.cell(row, "half_width"));
            double p = CaseTable.number(input.cell(row, "p"));
            double level = CaseTable.number(input.cell(row, "confidence"));
            double population = CaseTable.number(input.cell(row, "population"));
            Map<String, @Nullable Object> out = new LinkedHashMap<>();
            out.put("half_width", halfWidth);
            out.put("p", p);
            out.put("confidence", level);
            out.put("population", population);
            out.put("n", Double.isNaN(population)
                    ? SampleSize.needed(halfWidth, p, level)
                    : SampleSize.needed(halfWidth, p, level, population));
            rows.add(out);
        }
        return new Answer(Map.of(), rows);
    }
}
