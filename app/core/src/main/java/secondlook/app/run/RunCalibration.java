package secondlook.app.run;

import secondlook.runtime.calibration.fit.ModelCalibration;

/**
 * Which calibration a run was made with.
 *
 * @param method        its key, such as {@code temperature}
 * @param fingerprint   SHA-256 of its JSON
 * @param created       ISO-8601 instant of the fit
 * @param dataset       name of the dataset that it was fitted to
 * @param datasetSha256 that dataset's fingerprint
 * @param truth         the truth column there
 * @param fitRows       rows fitted to
 */
public record RunCalibration(String method, String fingerprint, String created, String dataset,
        String datasetSha256, String truth, int fitRows) {

    static RunCalibration of(ModelCalibration calibration) {
        return new RunCalibration(calibration.method().key(), calibration.fingerprint(),
                calibration.origin().created(), calibration.origin().dataset(), calibration.origin().datasetSha256(),
                calibration.origin().truth(), calibration.origin().fitRows());
    }
}
