package secondlook.app.monitor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import secondlook.app.monitor.MonitorReport.Finding;
import secondlook.runtime.drift.BenjaminiHochberg;

/**
 * Holds figures against the rules for them. A figure is alarming if it is beyond its limit and if that is hardly chance: its
 * q-value over everything that is asked is at most the level, so that where nothing changed at most that share of reports has an
 * alarm by these rules.
 */
final class FigureRules {

    /** Fewer of the reference's own stretches say nothing of how much they vary. */
    static final int FEWEST = 3;

    private final double level;
    private final List<Asked> asked = new ArrayList<>();

    FigureRules(double level) {
        this.level = level;
    }

    /**
     * @param stretch index of what it is of
     * @param low     NaN for none
     * @param high    NaN for none
     * @param p       NaN where it is not tested
     */
    private record Asked(int stretch, String name, FigureKind kind, Sample sample, double low, double high, double p) {}

    /** A figure that has no rule. */
    void tell(int stretch, FigureKind kind, Sample sample) {
        asked.add(new Asked(stretch, kind.key(), kind, sample, Double.NaN, Double.NaN, Double.NaN));
    }

    /**
     * @param reference the same figure on the reference; of no rows where it is not known there
     * @param own       what the reference's own stretches come to, without those of which it is not known
     */
    void ask(int stretch, AlarmRule rule, Sample sample, Sample reference, double[] own) {
        double low = Double.NaN;
        double high = Double.NaN;
        double p = Double.NaN;
        switch (rule.bound()) {
            case BELOW -> {
                low = rule.value();
                p = sample.below(low);
            }
            case ABOVE -> {
                high = rule.value();
                p = sample.above(high);
            }
            case OUTSIDE -> {
                if (own.length >= FEWEST) {
                    double mean = Arrays.stream(own).average().orElseThrow();
                    double squares = Arrays.stream(own).map(v -> (v - mean) * (v - mean)).sum();
                    double room = rule.value() * Math.sqrt(squares / (own.length - 1));
                    low = mean - room;
                    high = mean + room;
                    p = sample.differs(reference);
                }
            }
        }
        asked.add(new Asked(stretch, rule.subject(), rule.figure(), sample, low, high, p));
    }

    /**
     * @param names    of the stretches, for the findings
     * @param findings are added for what is alarming
     * @return per stretch
     */
    List<List<FigureWatch>> watch(List<String> names, List<Finding> findings) {
        double[] q = BenjaminiHochberg.qValues(asked.stream().mapToDouble(Asked::p).toArray());
        List<List<FigureWatch>> watched = new ArrayList<>();
        names.forEach(name -> watched.add(new ArrayList<>()));
        for (int i = 0; i < q.length; i++) {
            Asked one = asked.get(i);
            FigureWatch figure = new FigureWatch(one.name(), one.kind(), one.sample().n(), one.sample().mean(),
                    one.low(), one.high(), q[i], false);
            if (figure.isBeyond() && q[i] <= level) {
                figure = new FigureWatch(figure.name(), figure.kind(), figure.rows(), figure.value(), figure.low(),
                        figure.high(), figure.q(), true);
                findings.add(new Finding(figure.name() + " " + names.get(one.stretch()), evidence(figure)));
            }
            watched.get(one.stretch()).add(figure);
        }
        return watched;
    }

    private static String evidence(FigureWatch figure) {
        String limits = Double.isNaN(figure.low())
                ? "at most " + number(figure, figure.high())
                : Double.isNaN(figure.high())
                        ? "at least " + number(figure, figure.low())
                        : number(figure, Math.max(0, figure.low())) + " to "
                                + number(figure, Math.min(1, figure.high()));
        return String.format(Locale.ROOT, "%s %s of %d rows, limit %s, q %.2g", figure.kind().words(),
                number(figure, figure.value()), figure.rows(), limits, figure.q());
    }

    private static String number(FigureWatch figure, double value) {
        return figure.kind() == FigureKind.CONFIDENCE
                ? String.format(Locale.ROOT, "%.2f", value)
                : String.format(Locale.ROOT, "%.1f %%", 100 * value);
    }
}
