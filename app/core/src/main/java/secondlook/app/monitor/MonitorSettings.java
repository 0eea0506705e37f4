package secondlook.app.monitor;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a workspace is watched, in the window and on the command line alike.
 *
 * @param level        as in {@link MonitorLimits}
 * @param psi          as in {@link MonitorLimits}
 * @param deviation    as in {@link MonitorLimits}
 * @param chunkPsi     as in {@link MonitorLimits}; {@code null} for the reference's own chunks
 * @param share        as in {@link MonitorLimits}
 * @param keepDays     how long entries of the prediction log are kept; {@code null} for ever
 * @param keepRowsDays how long the rows' predictions of a run are kept that nobody reviewed and that is not the newest;
 *                     {@code null} for ever. Its entry in the log stays
 * @param rules        as in {@link MonitorLimits}; {@code null} for the usual ones, as where settings were kept before there were any
 */
public record MonitorSettings(double level, double psi, double deviation, @Nullable Double chunkPsi, double share,
        @Nullable Integer keepDays, @Nullable Integer keepRowsDays, @Nullable List<AlarmRule> rules) {

    /** The usual limits, and everything is kept. */
    public static final MonitorSettings DEFAULT = new MonitorSettings(MonitorLimits.DEFAULT.level(),
            MonitorLimits.DEFAULT.psi(), MonitorLimits.DEFAULT.deviation(), null, MonitorLimits.DEFAULT.share(), null,
            null, null);

    public MonitorLimits limits() {
        return new MonitorLimits(level, psi, deviation, chunkPsi == null ? Double.NaN : chunkPsi, share,
                rules == null ? AlarmRule.USUAL : rules);
    }

    public MonitorSettings with(MonitorLimits limits) {
        return new MonitorSettings(limits.level(), limits.psi(), limits.deviation(),
                limits.isConstant() ? limits.chunkPsi() : null, limits.share(), keepDays, keepRowsDays,
                limits.rules());
    }

    /** @param days {@code null} for ever */
    public MonitorSettings keeping(@Nullable Integer days, @Nullable Integer rowsDays) {
        return new MonitorSettings(level, psi, deviation, chunkPsi, share, days, rowsDays, rules);
    }
}
