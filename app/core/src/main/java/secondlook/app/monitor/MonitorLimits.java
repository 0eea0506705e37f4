package secondlook.app.monitor;

import java.util.List;
import secondlook.runtime.RefusedException;

/**
 * When something is alarming: it has to be sure and large. Surety is a q-value (Benjamini–Hochberg over everything that is
 * tested), so that among undrifted data the share of reports with any alarm is at most {@code level}; size keeps alarms from
 * growing with the number of rows.
 *
 * @param level     largest q-value of an alarm, in (0,1)
 * @param psi       least stability index of an alarm of a whole column
 * @param deviation chunks: so many standard deviations above the mean of the reference's own chunks
 * @param chunkPsi  chunks: the limit itself instead of one from the reference's own chunks; NaN for those
 * @param share     least rise of the share of missing, unseen or out-of-range values
 * @param rules     of the other figures
 */
public record MonitorLimits(double level, double psi, double deviation, double chunkPsi, double share,
        List<AlarmRule> rules) {

    public static final MonitorLimits DEFAULT = new MonitorLimits(0.05, 0.2, 3, Double.NaN, 0.01, AlarmRule.USUAL);

    /** @throws RefusedException if a number is negative, or the level is no chance */
    public MonitorLimits {
        if (!(level > 0 && level < 1) || !(psi >= 0) || !(deviation >= 0) || chunkPsi < 0 || !(share >= 0)) {
            throw new RefusedException("The limits cannot be used",
                    "the level must lie between 0 and 1, and the others must be 0 or more", "Leave them out.");
        }
        rules = List.copyOf(rules);
    }

    public MonitorLimits with(List<AlarmRule> others) {
        return new MonitorLimits(level, psi, deviation, chunkPsi, share, others);
    }

    /** Whether the limit of chunks is given, instead of taken from the reference's own. */
    public boolean isConstant() {
        return !Double.isNaN(chunkPsi);
    }

    /** Below the limit, but worth a look. */
    public static final double A_LITTLE = 0.1;
}
