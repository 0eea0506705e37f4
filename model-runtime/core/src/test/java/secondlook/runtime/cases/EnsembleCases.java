package secondlook.runtime.cases;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import secondlook.runtime.decision.InputRules;
import secondlook.runtime.decision.RowStatus;
import secondlook.runtime.uncertainty.EnsembleDisagreement;

final class EnsembleCases implements CaseFamily {

    @Override
    public Answer answer(ReferenceCase reference) throws IOException {
        CaseTable input = reference.input();
        int classes = input.count("p_");
        double[] p = input.matrix("p_");
        Map<Integer, List<Integer>> members = new TreeMap<>();
        for (int line = 0; line < input.rows().size(); line++) {
            members.computeIfAbsent((int) CaseTable.number(input.cell(line, "row")), r -> new ArrayList<>()).add(line);
        }
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        double information = 0;
        double disagreement = 0;
        int usable = 0;
        for (Map.Entry<Integer, List<Integer>> entry : members.entrySet()) {
            List<Integer> lines = entry.getValue();
            double[] all = new double[lines.size() * classes];
            boolean valid = true;
            for (int m = 0; m < lines.size(); m++) {
                System.arraycopy(p, lines.get(m) * classes, all, m * classes, classes);
                valid &= InputRules.apply(all, m * classes, classes) != RowStatus.INVALID;
            }
            Map<String, @Nullable Object> out = new LinkedHashMap<>();
            out.put("row", entry.getKey());
            EnsembleDisagreement d = valid ? EnsembleDisagreement.of(all, 0, lines.size(), classes) : null;
            out.put("total_entropy", d == null ? null : d.totalEntropy());
            out.put("expected_entropy", d == null ? null : d.expectedEntropy());
            out.put("mutual_information", d == null ? null : d.mutualInformation());
            out.put("vote_disagreement", d == null ? null : d.voteDisagreement());
            out.put("vote_entropy", d == null ? null : d.voteEntropy());
            out.put("js_distance_base2", d == null ? null : d.jensenShannonDistance());
            rows.add(out);
            if (d != null) {
                information += d.mutualInformation();
                disagreement += d.voteDisagreement();
                usable++;
            }
        }
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("n", usable);
        values.put("mean_mutual_information", information / usable);
        values.put("mean_vote_disagreement", disagreement / usable);
        return new Answer(values, rows);
    }
}
