package secondlook.app.run;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import secondlook.app.data.DatasetManifest;
import secondlook.app.duckdb.DuckDb;
import secondlook.app.expect.InputContract;
import secondlook.runtime.model.Model;
import secondlook.runtime.model.ModelCard;
import secondlook.runtime.model.ModelSignature;
import secondlook.runtime.model.SchemaBinding;

/**
 * Where a scored run comes from.
 *
 * @param knownRows rows of this run that the model had before it was finished, as far as its file says
 * @param members   whether the members of an ensemble were asked as well
 * @param held      how the rows kept to what the model expects
 */
record RunProvenance(DatasetManifest dataset, Model model, String modelName, SchemaBinding binding,
        ScoreRequest request, @Nullable String truth, long knownRows, boolean members,
        InputContract.Held held) {

    RunManifest manifest(String id, Instant created, RunTally tally, double seconds) {
        ModelSignature signature = model.signature();
        ModelCard card = model.card();
        Map<String, String> bound = new LinkedHashMap<>();
        binding.inputs().forEach(input -> bound.put(input.input().name(), String.join(", ", input.columns())));
        List<String> warnings = new ArrayList<>(signature.warnings());
        warnings.addAll(binding.warnings());
        warnings.addAll(held.words());
        if (knownRows > 0) {
            warnings.add((knownRows == tally.rows() ? "These rows are" : knownRows + " of these rows are")
                    + " among those that the model was trained or tested with; accuracy on them flatters it.");
        }
        Map<String, String> versions = libraries();
        versions.putAll(model.versions());
        return new RunManifest(id, created.toString(), dataset.id(), dataset.name(), dataset.sha256(), card.sha256(),
                modelName, signature.task().key(), signature.classes(), signature.scoreKind().key(), bound, truth,
                held.allowed(), tally.rows(), tally.invalid(), tally.renormalised(), tally.unknownTruth(),
                tally.accuracy(), signature.classes().isEmpty() ? null : tally.meanConfidence(), model.provider(),
                model.providerNote(), seconds, seconds > 0 ? tally.rows() / seconds : 0, withCounts(warnings, tally),
                versions, jvm(), platform(),
                request.calibration() == null ? null : RunCalibration.of(request.calibration()), members,
                request.contract() == null ? null : RunContract.of(held));
    }

    /** What the counts say to a person, after what was known before. */
    static List<String> withCounts(List<String> known, RunTally tally) {
        List<String> warnings = new ArrayList<>(known);
        if (tally.invalid() > 0) {
            warnings.add(rows(tally.invalid(), "has", "have") + " no usable scores and "
                    + (tally.invalid() == 1 ? "is" : "are") + " always flagged.");
        }
        if (tally.renormalised() > 0) {
            warnings.add(rows(tally.renormalised(), "had", "had")
                    + " scores that did not sum to 1; they were divided by their sum.");
        }
        if (tally.unknownTruth() > 0) {
            warnings.add(rows(tally.unknownTruth(), "has", "have") + " a truth that is none of the classes.");
        }
        return warnings;
    }

    private static String rows(long count, String one, String many) {
        return count == 1 ? "1 row " + one : count + " rows " + many;
    }

    static Map<String, String> libraries() {
        Map<String, String> versions = new LinkedHashMap<>();
        try {
            versions.put("duckdb", DuckDb.version());
        } catch (SQLException e) {
            throw new IllegalStateException("DuckDB does not say its version", e);
        }
        return versions;
    }

    static String jvm() {
        return System.getProperty("java.vendor") + " " + System.getProperty("java.runtime.version");
    }

    static String platform() {
        return System.getProperty("os.name") + " " + System.getProperty("os.arch");
    }
}
