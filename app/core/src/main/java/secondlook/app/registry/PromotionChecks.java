package secondlook.app.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import secondlook.runtime.comparison.Difference;
import secondlook.runtime.comparison.PairedComparison;
import secondlook.runtime.comparison.PairedComparison.ClassDifference;

/**
 * Makes the checklist of a promotion from a comparison. A figure speaks against a candidate when it is worse beyond what
 * chance explains; a class that lost more than {@link #CLASS_MARGIN} without that being sure is left open for a person.
 */
public final class PromotionChecks {

    /** A class that loses more of its recall than this is much worse. */
    public static final double CLASS_MARGIN = 0.05;

    /** A calibration gap that is surely wider by more than this is worse. */
    public static final double GAP_MARGIN = 0.01;

    /** Two-sided, of McNemar's test. */
    public static final double LEVEL = 0.05;

    private PromotionChecks() {
    }

    /** Of the first version ever promoted under its name: there is nothing that it could be worse than. */
    public static Checklist first() {
        String evidence = "there is no champion yet";
        return new Checklist(List.of("contract", "accuracy", "calibration", "classes", "usable", "drift").stream()
                .map(key -> new Check(key, CheckState.PASSED, evidence)).toList(), null);
    }

    /** Of a candidate that was never compared with the champion. */
    public static Checklist notCompared(int champion) {
        String evidence = "not compared with the champion on held-out rows";
        return new Checklist(List.of("contract", "accuracy", "calibration", "classes", "usable", "drift").stream()
                .map(key -> new Check(key, CheckState.OPEN, evidence)).toList(), champion);
    }

    /** @param drift what a person found of the data's drift since the champion was trained; {@code null} if nobody looked */
    public static Checklist of(VersionComparison compared, @Nullable String drift) {
        PairedComparison figures = compared.figures();
        List<Check> checks = new ArrayList<>();
        checks.add(compared.contractBreaks().isEmpty()
                ? new Check("contract", CheckState.PASSED, "same inputs, same classes")
                : new Check("contract", CheckState.FAILED, String.join("; ", compared.contractBreaks())));
        if (figures.rows() == 0) {
            for (String key : List.of("accuracy", "calibration", "classes")) {
                checks.add(new Check(key, CheckState.OPEN, "no held-out row has a label and scores of both"));
            }
        } else {
            checks.add(accuracy(figures));
            checks.add(calibration(figures));
            checks.add(classes(figures));
        }
        checks.add(new Check("usable",
                figures.secondInvalid() <= figures.firstInvalid() ? CheckState.PASSED : CheckState.FAILED,
                "rows without usable scores " + figures.firstInvalid() + " → " + figures.secondInvalid()));
        checks.add(drift == null
                ? new Check("drift", CheckState.OPEN, "nobody has looked at the drift yet")
                : new Check("drift", CheckState.PASSED, drift));
        return new Checklist(checks, compared.champion());
    }

    private static Check accuracy(PairedComparison figures) {
        Difference accuracy = figures.accuracy();
        boolean worse = accuracy.change() < 0 && figures.pValue() <= LEVEL;
        return new Check("accuracy", worse ? CheckState.FAILED : CheckState.PASSED,
                String.format(Locale.ROOT, "%s on %,d rows, McNemar p %s", percents(accuracy), figures.rows(),
                        p(figures.pValue())));
    }

    private static Check calibration(PairedComparison figures) {
        Difference ece = figures.ece();
        Difference loss = figures.logLoss();
        // resampled rows make the gap of both look larger than it is, and not by equal amounts
        boolean worse = ece.interval().lower() > GAP_MARGIN || loss.interval().lower() > 0;
        return new Check("calibration", worse ? CheckState.FAILED : CheckState.PASSED,
                "calibration gap " + numbers(ece) + "; log loss " + numbers(loss));
    }

    private static Check classes(PairedComparison figures) {
        List<ClassDifference> lost = figures.perClass().stream()
                .filter(c -> c.recall().change() < -CLASS_MARGIN).toList();
        if (lost.isEmpty()) {
            return new Check("classes", CheckState.PASSED, "no class is found less often by more than 5 points");
        }
        boolean sure = lost.stream().anyMatch(c -> c.pValue() <= LEVEL);
        return new Check("classes", sure ? CheckState.FAILED : CheckState.OPEN,
                lost.stream().map(c -> String.format(Locale.ROOT, "%s found in %s of %,d rows, p %s", c.name(),
                        percents(c.recall()), c.support(), p(c.pValue()))).collect(Collectors.joining("; ")));
    }

    private static String percents(Difference d) {
        return String.format(Locale.ROOT, "%.1f %% → %.1f %%", 100 * d.first(), 100 * d.second());
    }

    private static String numbers(Difference d) {
        return String.format(Locale.ROOT, "%.3f → %.3f (change %+.3f to %+.3f)", d.first(), d.second(),
                d.interval().lower(), d.interval().upper());
    }

    private static String p(double value) {
        return value < 0.001 ? "< 0.001" : String.format(Locale.ROOT, "%.3f", value);
    }
}
