package secondlook.desktop.feature.review;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import secondlook.app.data.Dataset;
import secondlook.app.review.SessionEntry;
import secondlook.app.review.Verdict;
import secondlook.app.review.VerdictKind;
import secondlook.app.review.family.FamilyAgreement;
import secondlook.app.review.family.FamilyVotes;
import secondlook.app.review.family.ReviewerFigures;
import secondlook.app.review.family.RowVotes;
import secondlook.app.run.RunManifest;
import secondlook.app.workspace.Workspace;
import secondlook.desktop.chart.Figures;
import secondlook.desktop.view.Wording;
import secondlook.runtime.agreement.KrippendorffAlpha.Scale;
import secondlook.runtime.data.FeatureBatch;
import secondlook.runtime.data.Schema;

/**
 * What several people said of the same rows, as the screen shows it.
 *
 * @param entry     the session that was asked about
 * @param answer    how far they agree, in a sentence
 * @param reviewers each by themselves, in order of appearance
 * @param measures  of agreement
 * @param conflicts rows on which two of them cannot both be right, those not decided first
 * @param open      how many of the conflicts nobody has decided
 * @param referred  items that the session's own reviewer has left to a second one
 */
record ReviewersShown(SessionEntry entry, String answer, List<Line> reviewers, List<Measure> measures,
        List<Conflict> conflicts, int open, int referred) {

    /** What one person did. */
    record Line(String reviewer, String answered, String pace, String agreeing, String cannotTell) {}

    /**
     * A measure of agreement.
     *
     * @param why why it is not available, or of what it is; empty for nothing to say
     */
    record Measure(String name, String figure, String why) {}

    /**
     * A row on which two people cannot both be right.
     *
     * @param row     how a person calls it
     * @param said    who said what
     * @param decided what was decided; empty while it is open
     */
    record Conflict(String row, String said, String decided) {}

    /** Reads the family of a session; not on the FX thread. */
    static ReviewersShown of(Workspace workspace, SessionEntry entry, Scale scale) {
        FamilyVotes votes = FamilyVotes.of(workspace.reviews(), entry.id());
        FamilyAgreement agreement = FamilyAgreement.of(votes, scale);
        List<RowVotes> contested = new ArrayList<>(votes.conflicts(true));
        int open = contested.size();
        votes.conflicts(false).stream().filter(row -> row.adjudicated() != null).forEach(contested::add);
        Map<Long, String> names = names(workspace, entry, contested);
        List<Conflict> conflicts = contested.stream().map(row -> new Conflict(
                names.getOrDefault(row.item().rowId(), "row " + Figures.count(row.item().rowId() + 1)), row.words(),
                decided(row.adjudicated()))).toList();
        int referred = (int) votes.rows().stream().map(row -> row.byReviewer().get(entry.reviewer()))
                .filter(said -> said != null && said.kind() == VerdictKind.REFER).count();
        return new ReviewersShown(entry, sentence(agreement, open), agreement.reviewers().stream()
                .map(ReviewersShown::line).toList(),
                measures(agreement.report().values(),
                        agreement.report().reasons(), scale),
                conflicts, open, referred);
    }

    private static String decided(@Nullable Verdict word) {
        return word == null ? "" : DeedWords.said(word.kind(), word.label());
    }

    private static Map<Long, String> names(Workspace workspace, SessionEntry entry, List<RowVotes> rows) {
        Map<Long, String> names = new LinkedHashMap<>();
        RunManifest run = workspace.runs().stream().filter(r -> r.id().equals(entry.runId())).findFirst().orElse(null);
        String dataset = run == null ? null : run.datasetId();
        if (run == null || dataset == null || rows.isEmpty()) {
            return names;
        }
        try (Dataset data = workspace.openDataset(dataset)) {
            Schema schema = data.manifest().schema();
            RowNames naming = new RowNames(schema, run.truth());
            long[] ids = rows.stream().mapToLong(row -> row.item().rowId()).toArray();
            FeatureBatch batch = data.rows(ids);
            for (int i = 0; i < ids.length; i++) {
                names.put(ids[i], naming.name(batch, i, ids[i]));
            }
        }
        return names;
    }

    private static Line line(ReviewerFigures who) {
        return new Line(who.reviewer(), Figures.count(who.answered()),
                Double.isNaN(who.secondsPerItem()) ? Figures.NOT_AVAILABLE : Figures.fixed(who.secondsPerItem(), 1),
                Figures.percent(who.agreeing()) + (who.shared() == 0
                        ? ""
                        : " of " + Wording.count(who.shared(), "row", "rows")),
                Figures.percent(who.cannotTellRate()));
    }

    static String sentence(FamilyAgreement agreement, int open) {
        List<String> who = agreement.reviewers().stream().filter(r -> r.answered() > 0).map(ReviewerFigures::reviewer)
                .toList();
        String conflicts = open == 0
                ? ""
                : " " + Wording.count(open, "contradiction is", "contradictions are") + " not decided.";
        if (who.size() < 2) {
            return who.isEmpty()
                    ? "Nobody has answered yet."
                    : "Only " + who.getFirst() + " has answered. Have a share answered by somebody else too to see how "
                            + "far people agree.";
        }
        Object share = agreement.report().values().get("pairwise_agreement");
        String names = who.size() == 2 ? who.get(0) + " and " + who.get(1) : who.size() + " reviewers";
        Object rows = agreement.report().values().get("units");
        if (!(share instanceof Double agree) || !(rows instanceof Number units)) {
            return names + " have not labelled the same rows yet." + conflicts;
        }
        return names + " agree on " + Figures.percent(agree) + (who.size() == 2 ? " of the " : " of the pairs among ")
                + Wording.count(units.longValue(), "row", "rows") + " that "
                + (who.size() == 2 ? "both" : "two or more")
                + " labelled." + conflicts;
    }

    private static List<Measure> measures(Map<String, @Nullable Object> values, Map<String, String> reasons,
            Scale scale) {
        boolean ordered = scale != Scale.NOMINAL;
        List<Measure> measures = new ArrayList<>();
        measures.add(measure("Cohen’s κ", "kappa", values, reasons, "two people; 0 is chance, 1 is agreement"));
        if (ordered) {
            measures.add(measure("Cohen’s κ, quadratic weights", "quadratic", values, reasons,
                    "two people; near misses count less"));
        }
        measures.add(measure("Fleiss’ κ", "fleiss_kappa", values, reasons,
                "every row labelled by equally many people"));
        measures.add(measure("Krippendorff’s α", "alpha", values, reasons,
                "any number of people, rows may lack labels"));
        return measures;
    }

    private static Measure measure(String name, String key, Map<String, @Nullable Object> values,
            Map<String, String> reasons, String of) {
        Object value = values.get(key);
        return value instanceof Double figure
                ? new Measure(name, Figures.fixed(figure, 2), of)
                : new Measure(name, Figures.NOT_AVAILABLE, reasons.getOrDefault(key,
                        reasons.getOrDefault(String.valueOf(values.get("scale")), "")));
    }
}
