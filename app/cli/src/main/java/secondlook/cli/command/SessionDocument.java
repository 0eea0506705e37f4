package secondlook.cli.command;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import secondlook.app.review.ReviewItem;
import secondlook.app.review.ReviewSession;
import secondlook.app.review.SessionEntry;
import secondlook.app.review.Verdict;

/** Review sessions as JSON. */
final class SessionDocument {

    private SessionDocument() {
    }

    static Document entry(SessionEntry entry) {
        boolean single = entry.policy().perClass().isEmpty();
        return new Document().put("id", entry.id()).put("name", entry.name()).put("run", entry.runId())
                .put("measure", entry.policy().measure().key())
                .put("threshold", single ? entry.policy().threshold() : null)
                .put("per_class", single ? null : new TreeMap<>(entry.policy().perClass()))
                .put("classes", entry.classes()).put("reviewer", entry.reviewer()).put("created", entry.created())
                .put("items", entry.items()).put("done", entry.done()).put("uid", entry.uid())
                .put("family", entry.family()).put("role", entry.role().key())
                .put("queue", new TreeMap<>(entry.queue().options()));
    }

    static Document progress(ReviewSession.Progress progress) {
        return new Document().put("labelled", progress.labelled()).put("accepted", progress.accepted())
                .put("rejected", progress.rejected()).put("cannot_tell", progress.cannotTell())
                .put("referred", progress.referred())
                .put("skipped", progress.skipped()).put("deferred", progress.deferred()).put("open", progress.open());
    }

    static Map<String, @Nullable Object> item(ReviewItem item, @Nullable Verdict verdict, @Nullable String note) {
        return new Document().put("position", item.position()).put("row_id", item.rowId())
                .put("predicted", item.predicted()).put("value", item.value()).put("reason", item.reason())
                .put("inclusion_probability", item.inclusionProbability())
                .put("stratum", item.stratum()).put("confidence", item.confidence()).put("alike", item.alike())
                .put("verdict", verdict == null ? null : verdict.kind().key())
                .put("label", verdict == null ? null : verdict.label()).put("note", note)
                .put("reviewer", verdict == null ? null : verdict.reviewer())
                .put("at", verdict == null ? null : verdict.at())
                .put("seconds", verdict == null ? null : verdict.seconds())
                .put("blind", verdict == null ? null : verdict.blind()).values();
    }
}
