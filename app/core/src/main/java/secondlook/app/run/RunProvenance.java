package secondlook.app.run;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.duckdb.DuckDBDriver;
import org.jspecify.annotations.Nullable;
import secondlook.app.data.DatasetManifest;
import secondlook.runtime.model.Model;
import secondlook.runtime.model.ModelCard;
import secondlook.runtime.model.ModelSignature;
import secondlook.runtime.model.SchemaBinding;

/** Where a scored run comes from. */
record RunProvenance(DatasetManifest dataset, Model model, String modelName, SchemaBinding binding,
        ScoreRequest request, @Nullable String truth) {

    RunManifest manifest(String id, Instant created, RunTally tally, double seconds) {
        ModelSignature signature = model.signature();
        ModelCard card = model.card();
        Map<String, String> bound = new LinkedHashMap<>();
        binding.inputs().forEach(input -> bound.put(input.input().name(), String.join(", ", input.columns())));
        List<String> warnings = new ArrayList<>(signature.warnings());
        warnings.addAll(binding.warnings());
        Map<String, String> versions = libraries();
        versions.put(card.format(), card.producer());
        return new RunManifest(id, created.toString(), dataset.id(), dataset.name(), dataset.sha256(), card.sha256(),
                modelName, signature.task().key(), signature.classes(), signature.scoreKind().key(), bound, truth,
                request.where(), tally.rows(), tally.invalid(), tally.renormalised(), tally.unknownTruth(),
                tally.accuracy(), signature.classes().isEmpty() ? null : tally.meanConfidence(), model.provider(),
                model.providerNote(), seconds, seconds > 0 ? tally.rows() / seconds : 0, withCounts(warnings, tally),
                versions, jvm(), platform());
    }

    /** What the counts say to a person, after what was known before. */
    static List<String> withCounts(List<String> known, RunTally tally) {
        List<String> warnings = new ArrayList<>(known);
        if (tally.invalid() > 0) {
            warnings.add(tally.invalid() + " rows have no usable scores; they are always flagged.");
        }
        if (tally.renormalised() > 0) {
            warnings.add(
                    tally.renormalised() + " rows had scores that did not sum to 1; they were divided by their sum.");
        }
        if (tally.unknownTruth() > 0) {
            warnings.add(tally.unknownTruth() + " rows have a truth that is none of the classes.");
        }
        return warnings;
    }

    static Map<String, String> libraries() {
        Map<String, String> versions = new LinkedHashMap<>();
        DuckDBDriver driver = new DuckDBDriver();
        versions.put("duckdb", driver.getMajorVersion() + "." + driver.getMinorVersion());
        return versions;
    }

    static String jvm() {
        return System.getProperty("java.vendor") + " " + System.getProperty("java.runtime.version");
    }

    static String platform() {
        return System.getProperty("os.name") + " " + System.getProperty("os.arch");
    }
}
