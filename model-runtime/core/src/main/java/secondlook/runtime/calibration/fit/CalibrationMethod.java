package secondlook.runtime.calibration.fit;

import java.util.Locale;
import secondlook.runtime.calibration.BetaCalibration;
import secondlook.runtime.calibration.Calibrator;
import secondlook.runtime.calibration.IsotonicCalibration;
import secondlook.runtime.calibration.OneVsRest;
import secondlook.runtime.calibration.PlattScaling;
import secondlook.runtime.calibration.TemperatureScaling;
import secondlook.runtime.calibration.VectorScaling;
import secondlook.runtime.decision.LabelledRows;

/** The ways to calibrate a classifier. */
public enum CalibrationMethod {
    /** One number for all classes; the predicted class never changes. */
    TEMPERATURE("Temperature"),
    /** A sigmoid for each class against the rest. */
    PLATT("Platt"),
    /** A non-decreasing curve for each class against the rest; wants many rows. */
    ISOTONIC("Isotonic"),
    /** A three-parameter curve for each class against the rest. */
    BETA("Beta"),
    /** A slope and an offset for each class. */
    VECTOR("Vector");

    private final String title;

    CalibrationMethod(String title) {
        this.title = title;
    }

    /** The word used on the command line and in files. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** For a person. */
    public String title() {
        return title;
    }

    /** Whether it works on logits where a model gives them. */
    public boolean takesLogits() {
        return this == TEMPERATURE || this == VECTOR;
    }

    /** Whether each class is fitted by itself, so that each needs rows that are of it and rows that are not. */
    public boolean isPerClass() {
        return this == PLATT || this == BETA;
    }

    /** @throws secondlook.runtime.RefusedException if the labels hold one class alone (not {@link #ISOTONIC}) */
    Calibrator fit(LabelledRows rows) {
        return switch (this) {
            case TEMPERATURE -> TemperatureScaling.fit(rows);
            case VECTOR -> VectorScaling.fit(rows);
            case PLATT -> OneVsRest.fit(rows, PlattScaling::fit);
            case ISOTONIC -> OneVsRest.fit(rows, IsotonicCalibration::fit);
            case BETA -> OneVsRest.fit(rows, BetaCalibration::fit);
        };
    }

    /**
     * As {@link #fit}, to logits of the same rows.
     *
     * @param z row-major, finite
     */
    Calibrator fitLogits(double[] z, LabelledRows rows) {
        return this == TEMPERATURE
                ? TemperatureScaling.fitLogits(z, rows.classes(), rows.truth())
                : VectorScaling.fitLogits(z, rows.classes(), rows.truth());
    }
}
