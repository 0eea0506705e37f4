package secondlook.runtime.calibration.fit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import secondlook.runtime.RefusedException;
import secondlook.runtime.calibration.Calibrator;
import secondlook.runtime.decision.Distributions;
import secondlook.runtime.decision.RowStatus;
import secondlook.runtime.model.ModelSignature;
import secondlook.runtime.model.RawScores;
import secondlook.runtime.model.ScoreKind;

/**
 * A calibrator as it travels with the model that it was fitted for.
 *
 * @param modelSha256 of the model's file, lower-case hex
 * @param classes     in the model's order
 * @param method      how it was fitted
 * @param onLogits    whether it takes the model's logits and not its probabilities
 * @param calibrator  the fitted map
 * @param origin      where it comes from
 */
public record ModelCalibration(String modelSha256, List<String> classes, CalibrationMethod method, boolean onLogits,
        Calibrator calibrator, CalibrationOrigin origin) {

    public ModelCalibration {
        classes = List.copyOf(classes);
    }

    /** Whether a model's scores are logits that some methods work on. */
    public static boolean givesLogits(ScoreKind kind) {
        return kind == ScoreKind.LOGIT || kind == ScoreKind.MARGIN;
    }

    /** @throws RefusedException if it was fitted for another model, for other classes or for other scores */
    public void checkFits(String sha256, ModelSignature signature) {
        if (!modelSha256.equals(sha256)) {
            throw refused("it was made for another model, " + origin.modelName() + " (" + modelSha256 + ")");
        }
        if (!classes.equals(signature.classes())) {
            throw refused("it was made for the classes " + String.join(", ", classes) + " and the model has "
                    + String.join(", ", signature.classes()));
        }
        if (onLogits && !givesLogits(signature.scoreKind())) {
            throw refused("it was made for logits and the model gives " + signature.scoreKind().key());
        }
    }

    private static RefusedException refused(String why) {
        return new RefusedException("The calibration does not fit the model", why,
                "Calibrate again, or score without it (--raw).");
    }

    /**
     * The calibrated distributions of a batch; invalid rows stay as they are.
     *
     * @param stated the batch's distributions before
     * @param scores the raw scores that they were made of
     */
    public Distributions.Batch apply(Distributions.Batch stated, RawScores scores) {
        int width = stated.classes();
        double[] p = onLogits ? scores.values().clone() : stated.probabilities().clone();
        if (p.length != (long) stated.rows() * width) {
            throw refused("the model gives " + scores.width() + " scores for " + width + " classes");
        }
        for (int row = 0, at = 0; row < stated.rows(); row++, at += width) {
            if (stated.status()[row] == RowStatus.INVALID.code()) {
                System.arraycopy(stated.probabilities(), at, p, at, width);
            } else if (onLogits) {
                calibrator.applyLogits(p, at, width);
            } else {
                calibrator.apply(p, at, width);
            }
        }
        return new Distributions.Batch(stated.rows(), width, p, stated.status());
    }

    /** SHA-256 of its JSON, lower-case hex. */
    public String fingerprint() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256")
                    .digest(CalibrationJson.write(this).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
