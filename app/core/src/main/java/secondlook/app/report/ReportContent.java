package secondlook.app.report;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import secondlook.app.data.DatasetManifest;
import secondlook.app.monitor.Alarm;
import secondlook.app.monitor.MonitorReport;
import secondlook.app.review.SessionEntry;
import secondlook.app.run.RunManifest;
import secondlook.runtime.decision.DecisionPolicy;
import secondlook.runtime.decision.Predictions;
import secondlook.runtime.model.ModelCard;
import secondlook.runtime.model.ModelSignature;

/**
 * What a report is made from.
 *
 * @param dataset     the dataset; {@code null} for predictions made elsewhere
 * @param card        of the model; {@code null} for predictions made elsewhere
 * @param signature   of the model; {@code null} for predictions made elsewhere
 * @param run         its provenance
 * @param predictions of a classification
 * @param policy      the rule that flags
 * @param policyWords where the rule comes from, as the end of a sentence
 * @param reviews     sessions on this run
 * @param created     ISO-8601 instant
 * @param version     of this program
 * @param drift       what watching the run found; {@code null} if nobody looked
 * @param alarms      what stands; empty if nothing does or nobody looked
 * @param sections    what is in it; always in the same order
 */
public record ReportContent(@Nullable DatasetManifest dataset, @Nullable ModelCard card,
        @Nullable ModelSignature signature, RunManifest run, Predictions predictions, DecisionPolicy policy,
        String policyWords, List<SessionEntry> reviews, String created, String version,
        @Nullable MonitorReport drift, List<Alarm> alarms, Set<ReportSection> sections) {

    public ReportContent {
        reviews = List.copyOf(reviews);
        alarms = List.copyOf(alarms);
        sections = Set.copyOf(sections);
    }

    /** With every section, and without drift. */
    public ReportContent(@Nullable DatasetManifest dataset, @Nullable ModelCard card,
            @Nullable ModelSignature signature, RunManifest run, Predictions predictions, DecisionPolicy policy,
            String policyWords, List<SessionEntry> reviews, String created, String version) {
        this(dataset, card, signature, run, predictions, policy, policyWords, reviews, created, version, null,
                List.of(), EnumSet.allOf(ReportSection.class));
    }
}
