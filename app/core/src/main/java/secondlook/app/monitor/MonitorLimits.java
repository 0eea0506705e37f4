package secondlook.app.monitor;

/**
 * When something is alarming: it has to be sure and large. Surety is a q-value (Benjamini–Hochberg over everything that is
 * tested), so that among undrifted data the share of reports with any alarm is at most {@code level}; size keeps alarms from
 * growing with the number of rows.
 *
 * @param level     largest q-value of an alarm, in (0,1)
 * @param psi       least stability index of an alarm of a whole column
 * @param deviation chunks: so many standard deviations above the mean of the reference's own chunks
 * @param share     least rise of the share of missing, unseen or out-of-range values
 */
public record MonitorLimits(double level, double psi, double deviation, double share) {

    public static final MonitorLimits DEFAULT = new MonitorLimits(0.05, 0.2, 3, 0.01);

    /** Below the limit, but worth a look. */
    public static final double A_LITTLE = 0.1;
}
