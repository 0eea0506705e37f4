package secondlook.runtime.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import secondlook.runtime.calibration.ReliabilityBin;
import secondlook.runtime.calibration.ReliabilityTable;
import secondlook.runtime.estimate.Interval;

/** Statistics as plain values that any JSON writer takes; what is not available becomes {@code null}. */
final class Json {

    private Json() {
    }

    static @Nullable Double number(double value) {
        return Double.isFinite(value) ? value : null;
    }

    static @Nullable List<Double> interval(Interval interval) {
        return interval.isAvailable() ? List.of(interval.lower(), interval.upper()) : null;
    }

    static List<Map<String, @Nullable Object>> bins(ReliabilityTable table) {
        List<Map<String, @Nullable Object>> list = new ArrayList<>();
        for (ReliabilityBin bin : table.bins()) {
            Map<String, @Nullable Object> out = new LinkedHashMap<>();
            out.put("bin", bin.index());
            out.put("lo", bin.lower());
            out.put("hi", bin.upper());
            out.put("count", bin.count());
            out.put("mean_confidence", number(bin.meanConfidence()));
            out.put("accuracy", number(bin.accuracy()));
            out.put("wilson95", interval(bin.wilson95()));
            list.add(out);
        }
        return list;
    }

    static List<List<Integer>> table(int[][] counts) {
        return Arrays.stream(counts).map(row -> Arrays.stream(row).boxed().toList()).toList();
    }

    static Map<String, @Nullable Object> classScore(ClassScore score) {
        Map<String, @Nullable Object> out = new LinkedHashMap<>();
        out.put("class", score.name());
        out.put("support", score.support());
        out.put("predicted", score.predicted());
        out.put("precision", number(score.precision()));
        out.put("recall", number(score.recall()));
        out.put("f1", number(score.f1()));
        out.put("mean_confidence", number(score.meanConfidence()));
        return out;
    }
}
