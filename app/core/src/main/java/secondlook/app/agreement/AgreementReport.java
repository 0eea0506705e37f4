package secondlook.app.agreement;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import secondlook.runtime.RefusedException;
import secondlook.runtime.agreement.CohenKappa;
import secondlook.runtime.agreement.FleissKappa;
import secondlook.runtime.agreement.KrippendorffAlpha;
import secondlook.runtime.agreement.KrippendorffAlpha.Scale;

/**
 * Every measure of agreement that some ratings allow, under the keys of the reference cases. What is not defined is
 * {@code null}, and {@link #reasons()} says why.
 *
 * @param values  key to value
 * @param reasons key to why it is not available
 */
public record AgreementReport(Map<String, @Nullable Object> values, Map<String, String> reasons) {

    private static final long MOST_CELLS = 50_000_000;

    /**
     * @param ratings    who said what
     * @param scale      what the labels are
     * @param categories the declared scale in its order; empty for all labels that occur, by number if they are numbers,
     *                   else by text
     * @throws RefusedException if a label is not on the declared scale, or there are too many labels to count
     */
    public static AgreementReport of(Ratings ratings, Scale scale, List<String> categories) {
        Categories known = Categories.of(ratings, categories);
        int width = known.names().size();
        if ((long) width * Math.max(width, ratings.byItem().size()) > MOST_CELLS) {
            throw new RefusedException("The labels cannot be compared",
                    ratings.byItem().size() + " items with " + width + " different labels are too many to count",
                    "Check which column holds the label.");
        }
        int[][] positions = known.positions(ratings);
        int[][] counts = new int[positions.length][width];
        for (int item = 0; item < counts.length; item++) {
            for (int position : positions[item]) {
                if (position >= 0) {
                    counts[item][position]++;
                }
            }
        }
        Map<String, @Nullable Object> out = new LinkedHashMap<>();
        Map<String, String> why = new LinkedHashMap<>();
        out.put("items", counts.length);
        out.put("raters", ratings.namesRaters() ? ratings.raters() : List.of());
        out.put("labels", Arrays.stream(counts).mapToLong(row -> Arrays.stream(row).sum()).sum());
        out.put("categories", known.names());
        KrippendorffAlpha nominal = KrippendorffAlpha.of(counts, known.numbers(), Scale.NOMINAL);
        out.put("units", nominal.units());
        out.put("pairwise_agreement", number("pairwise_agreement", nominal.agreement(),
                "no item has two labels", why));
        cohen(ratings, positions, known, scale, !categories.isEmpty(), out, why);
        fleiss(counts, out, why);
        for (Scale each : Scale.values()) {
            out.put(each.name().toLowerCase(java.util.Locale.ROOT),
                    alpha(counts, known, each, scale, !categories.isEmpty(), why));
        }
        out.put("scale", scale.name().toLowerCase(java.util.Locale.ROOT));
        out.put("alpha", out.get(scale.name().toLowerCase(java.util.Locale.ROOT)));
        return new AgreementReport(out, why);
    }

    private static void cohen(Ratings ratings, int[][] positions, Categories known, Scale scale, boolean declared,
            Map<String, @Nullable Object> out, Map<String, String> why) {
        List<String> keys = List.of("agreement", "kappa", "linear", "quadratic");
        if (ratings.raters().size() != 2 || !ratings.namesRaters()) {
            keys.forEach(key -> {
                out.put(key, null);
                why.put(key, ratings.namesRaters()
                        ? "Cohen's κ compares two raters and there are " + ratings.raters().size()
                        : "counts do not tell who gave which label");
            });
            return;
        }
        int[] first = Arrays.stream(positions).mapToInt(item -> item[0]).toArray();
        int[] second = Arrays.stream(positions).mapToInt(item -> item[1]).toArray();
        int width = known.names().size();
        CohenKappa plain = CohenKappa.of(first, second, width, CohenKappa.Weights.NONE);
        String none = plain.pairs() == 0
                ? "no item was labelled by both"
                : "both gave one and the same label throughout, so that chance alone would agree always";
        out.put("n", plain.pairs());
        out.put("agreement", number("agreement", plain.agreement(), none, why));
        out.put("kappa", number("kappa", plain.kappa(), none, why));
        boolean ordered = known.isOrdered() || declared || scale != Scale.NOMINAL;
        String why2 = ordered ? none : "the labels have no order; declare one with --categories and --scale ordinal";
        out.put("linear", number("linear", ordered
                ? CohenKappa.of(first, second, width, CohenKappa.Weights.LINEAR).kappa()
                : Double.NaN, why2, why));
        out.put("quadratic", number("quadratic", ordered
                ? CohenKappa.of(first, second, width, CohenKappa.Weights.QUADRATIC).kappa()
                : Double.NaN, why2, why));
    }

    private static void fleiss(int[][] counts, Map<String, @Nullable Object> out, Map<String, String> why) {
        FleissKappa fleiss = FleissKappa.of(counts);
        out.put("fleiss_kappa", number("fleiss_kappa", fleiss.kappa(), Double.isNaN(fleiss.agreement())
                ? "the items do not all have the same number of labels, two or more; Krippendorff's α does without"
                : "every label is the same, so that chance alone would agree always", why));
    }

    private static @Nullable Double alpha(int[][] counts, Categories known, Scale each, Scale scale, boolean declared,
            Map<String, String> why) {
        String key = each.name().toLowerCase(java.util.Locale.ROOT);
        boolean numbers = each == Scale.INTERVAL || each == Scale.RATIO;
        if (numbers && !known.isNumeric()) {
            return number(key, Double.NaN, "the labels are not numbers", why);
        }
        if (each == Scale.RATIO && known.numbers()[0] < 0) {
            return number(key, Double.NaN, "a ratio scale has no negative labels", why);
        }
        if (each == Scale.ORDINAL && !known.isOrdered() && !declared && scale != Scale.ORDINAL) {
            return number(key, Double.NaN, "the labels have no order; declare one with --categories", why);
        }
        return number(key, KrippendorffAlpha.of(counts, known.numbers(), each).alpha(),
                "all labels of items with two or more are the same, or there are none", why);
    }

    private static @Nullable Double number(String key, double value, String why, Map<String, String> reasons) {
        if (Double.isFinite(value)) {
            return value;
        }
        reasons.put(key, why);
        return null;
    }
}
