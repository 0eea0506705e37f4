package secondlook.app.retrain;

import java.util.List;
import org.jspecify.annotations.Nullable;
import secondlook.app.expect.Violation;
import secondlook.app.registry.Checklist;
import secondlook.app.registry.ModelVersion;
import secondlook.app.registry.VersionComparison;

/**
 * What retraining came to.
 *
 * @param candidate  as it stands now
 * @param champion   that it was compared with; {@code null} if there was none
 * @param comparison {@code null} if there was nothing to compare with
 * @param checklist  as it stands now
 * @param promoted   whether it is the champion now
 * @param attempts   how often the model's own code was run for training
 * @param broken     what the champion expects and the rows to learn from do not keep; refused rows were not learned from
 */
public record RetrainResult(ModelVersion candidate, @Nullable ModelVersion champion,
        @Nullable VersionComparison comparison, Checklist checklist, boolean promoted, int attempts,
        List<Violation> broken) {}
