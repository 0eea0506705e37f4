package secondlook.cli.command;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import secondlook.app.registry.Appointment;
import secondlook.app.registry.Check;
import secondlook.app.registry.Lineage;
import secondlook.app.registry.ModelVersion;
import secondlook.app.registry.VersionComparison;
import secondlook.runtime.comparison.Difference;
import secondlook.runtime.comparison.PairedComparison;

/** Versions, checks and comparisons as JSON objects and as lines. */
final class VersionDocument {

    private VersionDocument() {
    }

    static Map<String, @Nullable Object> version(ModelVersion version) {
        Lineage lineage = version.lineage();
        return new Document().put("name", version.name()).put("version", version.version())
                .put("state", version.state().key()).put("sha256", version.sha256()).put("format", version.format())
                .put("task", version.task()).put("classes", version.classes()).put("added", version.added())
                .put("lineage", new Document().put("source", lineage.source()).put("dataset", lineage.dataset())
                        .put("dataset_sha256", lineage.datasetSha256()).put("where", lineage.where())
                        .put("labels", lineage.labels()).put("algorithm", lineage.algorithm())
                        .put("recipe_sha256", lineage.recipeSha256()).put("parameters", lineage.parameters())
                        .put("seed", lineage.seed()).put("split", lineage.split()).put("parent", lineage.parent())
                        .values())
                .values();
    }

    static Map<String, @Nullable Object> appointment(Appointment appointment) {
        return new Document().put("name", appointment.name()).put("version", appointment.version())
                .put("kind", appointment.kind().name().toLowerCase(java.util.Locale.ROOT)).put("at", appointment.at())
                .put("who", appointment.who()).put("note", appointment.note())
                .put("checks", appointment.checks().stream().map(VersionDocument::check).toList()).values();
    }

    static Map<String, @Nullable Object> check(Check check) {
        return new Document().put("check", check.key()).put("state", check.state().key())
                .put("evidence", check.evidence()).put("accepted", check.accepted()).values();
    }

    static Map<String, @Nullable Object> comparison(VersionComparison compared) {
        PairedComparison figures = compared.figures();
        return new Document().put("candidate", compared.candidate()).put("champion", compared.champion())
                .put("dataset", compared.dataset()).put("where", compared.where()).put("truth", compared.truth())
                .put("candidate_run", compared.candidateRun()).put("champion_run", compared.championRun())
                .put("contract_breaks", compared.contractBreaks()).put("notes", compared.notes())
                .put("n", figures.rows()).put("champion_invalid", figures.firstInvalid())
                .put("candidate_invalid", figures.secondInvalid())
                .put("only_champion_right", figures.mcNemar().onlyFirst())
                .put("only_candidate_right", figures.mcNemar().onlySecond()).put("mcnemar_p", figures.pValue())
                .put("accuracy", difference(figures.accuracy())).put("log_loss", difference(figures.logLoss()))
                .put("brier_multiclass", difference(figures.brier())).put("ece_ew_15", difference(figures.ece()))
                .put("per_class", figures.perClass().stream().map(c -> new Document().put("class", c.name())
                        .put("support", c.support()).put("recall", difference(c.recall()))
                        .put("mcnemar_p", c.pValue()).values()).toList())
                .put("resamples", figures.resamples()).put("seed", figures.seed()).values();
    }

    private static Map<String, @Nullable Object> difference(Difference d) {
        return new Document().put("champion", d.first()).put("candidate", d.second()).put("change", d.change())
                .put("change_ci95", d.interval().isAvailable()
                        ? List.of(d.interval().lower(), d.interval().upper())
                        : null)
                .values();
    }

    static String line(Check check) {
        String mark = switch (check.state()) {
            case PASSED -> "passed";
            case FAILED -> "FAILED";
            case OPEN -> "open  ";
        };
        return "  " + mark + "  " + check.key() + ": " + check.evidence()
                + (check.accepted() == null ? "" : " (accepted: " + check.accepted() + ")");
    }
}
