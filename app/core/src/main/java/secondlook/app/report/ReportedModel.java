package secondlook.app.report;

import java.util.List;
import org.jspecify.annotations.Nullable;
import secondlook.app.registry.ModelVersion;
import secondlook.app.registry.VersionComparison;
import secondlook.runtime.model.ModelCard;
import secondlook.runtime.model.ModelSignature;

/**
 * The model of a report.
 *
 * @param card       what its file says
 * @param signature  what it wants and gives
 * @param version    what the registry knows of it; {@code null} where it does not know it
 * @param versions   all versions of its name, newest first
 * @param comparison with the champion; {@code null} where there is none
 */
public record ReportedModel(ModelCard card, ModelSignature signature, @Nullable ModelVersion version,
        List<ModelVersion> versions, @Nullable VersionComparison comparison) {

    // spelt out because the annotations of a compact constructor's parameters do not reach the class file
    public ReportedModel(ModelCard card, ModelSignature signature, @Nullable ModelVersion version,
            List<ModelVersion> versions, @Nullable VersionComparison comparison) {
        this.card = card;
        this.signature = signature;
        this.version = version;
        this.versions = List.copyOf(versions);
        this.comparison = comparison;
    }
}
