package secondlook.runtime.cases;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import secondlook.runtime.drift.BenjaminiHochberg;
import secondlook.runtime.drift.CategoricalDrift;
import secondlook.runtime.drift.MaximumMeanDiscrepancy;
import secondlook.runtime.drift.NumericDrift;
import secondlook.runtime.drift.RankAuc;

/** Column by column, and of all columns together. */
final class DriftCases {

    private static final String SET = "set";

    private DriftCases() {
    }

    static Answer numeric(ReferenceCase reference) throws IOException {
        CaseTable input = reference.input();
        NumericDrift drift = NumericDrift.between(values(input, "x", "ref"), values(input, "x", "cur"));
        boolean both = drift.referenceCount() > 0 && drift.currentCount() > 0;
        Map<String, @Nullable Object> out = new LinkedHashMap<>();
        out.put("n_ref", drift.referenceCount());
        out.put("n_cur", drift.currentCount());
        out.put("missing_ref", drift.referenceMissing());
        out.put("missing_cur", drift.currentMissing());
        out.put("psi", drift.psi());
        out.put("n_bins", both ? drift.bins() : null);
        out.put("ks", drift.ks().statistic());
        out.put("ks_p", drift.ks().pValue());
        out.put("js_distance", drift.jensenShannon());
        out.put("wasserstein", drift.wasserstein());
        out.put("wasserstein_norm", drift.wassersteinNorm());
        return Answer.of(out);
    }

    private static double[] values(CaseTable input, String column, String set) {
        double[] all = input.numbers(column);
        double[] values = new double[all.length];
        int n = 0;
        for (int row = 0; row < all.length; row++) {
            if (input.cell(row, SET).startsWith(set)) {
                values[n++] = all[row];
            }
        }
        return Arrays.copyOf(values, n);
    }

    static Answer categorical(ReferenceCase reference) throws IOException {
        CaseTable input = reference.input();
        CategoricalDrift drift = CategoricalDrift.between(texts(input, "ref"), texts(input, "cur"));
        boolean both = !Double.isNaN(drift.psi());
        Map<String, @Nullable Object> out = new LinkedHashMap<>();
        out.put("categories", drift.categories());
        out.put("ref_counts", Arrays.stream(drift.referenceCounts()).boxed().toList());
        out.put("cur_counts", Arrays.stream(drift.currentCounts()).boxed().toList());
        out.put("unseen_in_ref", drift.unseen());
        out.put("chi2", drift.chiSquare().statistic());
        out.put("dof", both ? drift.chiSquare().dof() : null);
        out.put("p", drift.chiSquare().pValue());
        out.put("min_expected", drift.chiSquare().minExpected());
        out.put("psi", drift.psi());
        out.put("js_distance", drift.jensenShannon());
        out.put("missing_ref", drift.referenceMissing());
        out.put("missing_cur", drift.currentMissing());
        return Answer.of(out);
    }

    private static List<@Nullable String> texts(CaseTable input, String set) {
        List<@Nullable String> values = new ArrayList<>();
        for (int row = 0; row < input.rows().size(); row++) {
            if (input.cell(row, SET).startsWith(set)) {
                String cell = input.cell(row, "x");
                values.add(cell.isEmpty() ? null : cell);
            }
        }
        return values;
    }

    static Answer multiple(ReferenceCase reference) throws IOException {
        CaseTable input = reference.input();
        List<String> columns = input.columns().stream().filter(c -> !c.equals(SET)).toList();
        double[] p = columns.stream()
                .mapToDouble(c -> NumericDrift.between(values(input, c, "ref"), values(input, c, "cur")).ks().pValue())
                .toArray();
        double[] q = BenjaminiHochberg.qValues(p);
        Map<String, @Nullable Object> out = new LinkedHashMap<>();
        out.put("ks_p", Arrays.stream(p).boxed().toList());
        out.put("bh_q", Arrays.stream(q).boxed().toList());
        for (String key : reference.keys()) {
            if (key.startsWith("rejected_at_")) {
                double level = Double.parseDouble(key.substring("rejected_at_".length()).replace('_', '.'));
                List<String> rejected = new ArrayList<>();
                for (int c = 0; c < q.length; c++) {
                    if (q[c] <= level) {
                        rejected.add(columns.get(c));
                    }
                }
                out.put(key, rejected);
            }
        }
        return Answer.of(out);
    }

    static Answer multivariate(ReferenceCase reference) throws IOException {
        CaseTable input = reference.input();
        return input.has("score") ? auc(input) : discrepancy(reference, input);
    }

    private static Answer auc(CaseTable input) {
        double[] current = input.numbers("is_current");
        boolean[] positive = new boolean[current.length];
        for (int row = 0; row < positive.length; row++) {
            positive[row] = current[row] == 1;
        }
        Map<String, @Nullable Object> out = new LinkedHashMap<>();
        out.put("auc", RankAuc.of(input.numbers("score"), positive));
        return Answer.of(out);
    }

    private static Answer discrepancy(ReferenceCase reference, CaseTable input) {
        List<String> columns = input.columns().stream().filter(c -> !c.equals(SET) && !c.equals("is_current")).toList();
        double[] x = rows(input, columns, "ref");
        double[] y = rows(input, columns, "cur");
        JsonNode given = reference.description().path("params").path("sigma");
        double sigma = given.isNumber() ? given.asDouble() : MaximumMeanDiscrepancy.medianSigma(x, y, columns.size());
        double discrepancy = MaximumMeanDiscrepancy.unbiased(x, y, columns.size(), sigma);
        Map<String, @Nullable Object> out = new LinkedHashMap<>();
        out.put("sigma", sigma);
        out.put("mmd2", discrepancy);
        out.put("mmd2_unbiased", discrepancy);
        return Answer.of(out);
    }

    private static double[] rows(CaseTable input, List<String> columns, String set) {
        int wide = columns.size();
        double[][] by = columns.stream().map(c -> values(input, c, set)).toArray(double[][]::new);
        double[] rows = new double[wide * by[0].length];
        for (int row = 0; row < by[0].length; row++) {
            for (int c = 0; c < wide; c++) {
                rows[row * wide + c] = by[c][row];
            }
        }
        return rows;
    }
}
