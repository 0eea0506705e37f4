package secondlook.runtime.calibration;

/** A fitted, non-decreasing map of one event's stated probability. Immutable. */
public sealed interface BinaryCalibrator permits PlattScaling, IsotonicCalibration, BetaCalibration {

    /**
     * @param probability in [0,1]
     * @return in [0,1]
     */
    double calibrate(double probability);
}
