package secondlook.app.review;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import secondlook.runtime.decision.DecisionPolicy;
import secondlook.runtime.estimate.Interval;

/**
 * What the answers of a session say so far of how often the model is wrong. Labels, acceptances and rejections count;
 * whoever skips, defers, refers or cannot tell says nothing of it, and rows without a prediction cannot be wrong.
 *
 * <p>
 * Rows are weighted by their strata, which for items of one stratum is the same as by the inverse of the inclusion
 * probability: D. G. Horvitz and D. J. Thompson, JASA 47 (1952) 663–685; W. G. Cochran, "Sampling Techniques", 3rd ed.
 * (1977), §5.3.
 *
 * @param flagged   of the flagged rows; {@code null} if none was answered. By itself it says nothing of the other rows
 * @param accepted  of the accepted rows, from the audit sample; {@code null} if none was answered
 * @param all       of all valid rows that the queue was made from; {@code null} where {@code whyNotAll} says why
 * @param whyNotAll for a person; {@code null} if {@code all} is there
 */
public record ReviewEstimate(@Nullable Share flagged, @Nullable Share accepted, @Nullable Share all,
        @Nullable String whyNotAll) {

    /** Of rows on which reviewers contradict each other: they stand for no others. */
    public static final ReviewEstimate CONTRADICTIONS = new ReviewEstimate(null, null, null,
            "these are rows on which reviewers contradict each other, and they stand for no others");

    /**
     * A share of wrong predictions.
     *
     * @param rows     how many rows it speaks of
     * @param seen     how many of them were answered
     * @param wrong    how many of those were wrong
     * @param rate     estimated share of wrong ones among {@code rows}, in [0,1]
     * @param interval 95 % for that share
     */
    public record Share(long rows, int seen, int wrong, double rate, Interval interval) {}

    public static ReviewEstimate of(ReviewSession session) {
        SessionEntry entry = session.entry();
        if (entry.role() == SessionRole.ADJUDICATION) {
            return CONTRADICTIONS;
        }
        return of(entry.policy(), entry.queue().strata(), session.size(), session::item, session::effective);
    }

    /**
     * @param strata    that the items were drawn from; if empty, the policy tells the flagged from the accepted
     * @param effective what counts for each item
     */
    public static ReviewEstimate of(DecisionPolicy policy, List<Stratum> strata, int items,
            IntFunction<ReviewItem> item, IntFunction<Optional<Verdict>> effective) {
        Map<String, StratumTally> tallies = new LinkedHashMap<>();
        strata.forEach(s -> tallies.put(s.name(), new StratumTally(s.accepted(), s.random(), s.rows())));
        boolean named = !strata.isEmpty();
        // without strata the order itself must tell whether the flagged items are met in random order
        double before = Double.NaN;
        boolean inOrder = true;
        for (int i = 0; i < items; i++) {
            ReviewItem at = item.apply(i);
            if (at.predicted().equals("none")) {
                continue;
            }
            boolean audit = ReviewQueue.isAudit(at, policy, strata);
            StratumTally tally = tallies.computeIfAbsent(named ? at.stratum() : audit ? "accepted" : "flagged",
                    unused -> new StratumTally(audit, true, 0));
            tally.add(at, effective.apply(i));
            if (!named) {
                tally.addRows(at);
                if (!audit) {
                    double unsure = policy.measure().highIsUnsure() ? -at.value() : at.value();
                    inOrder &= !(unsure < before);
                    before = unsure;
                }
            }
        }
        return combine(tallies.values(), inOrder && !named);
    }

    private static ReviewEstimate combine(Collection<StratumTally> tallies, boolean inOrder) {
        List<StratumTally> all = tallies.stream().filter(t -> t.rows() > 0).toList();
        List<StratumTally> accepted = all.stream().filter(StratumTally::isAccepted).toList();
        List<StratumTally> flagged = all.stream().filter(t -> !t.isAccepted()).toList();
        Share ofFlagged = weighted(flagged.stream().filter(t -> t.seen() > 0).toList());
        Share ofAccepted = weighted(accepted.stream().filter(t -> t.seen() > 0).toList());
        String why = whyNot(flagged, accepted, inOrder);
        return new ReviewEstimate(ofFlagged, ofAccepted, why == null ? weighted(all) : null, why);
    }

    private static @Nullable String whyNot(List<StratumTally> flagged, List<StratumTally> accepted, boolean inOrder) {
        if (accepted.stream().allMatch(t -> t.items() == 0)) {
            return "no audit sample of the accepted rows was drawn";
        }
        if (accepted.stream().allMatch(t -> t.seen() == 0)) {
            return "no accepted row has been answered yet";
        }
        if (!flagged.isEmpty() && flagged.stream().allMatch(t -> t.seen() == 0)) {
            return "no flagged row has been answered yet";
        }
        if (flagged.stream().anyMatch(t -> t.items() == 0)) {
            return "no sample was drawn of the flagged rows that were left out";
        }
        if (flagged.stream().anyMatch(t -> t.seen() > 0 && !t.isFair(inOrder))) {
            return "the least sure rows come first, and not all flagged ones have been answered";
        }
        boolean missing = flagged.stream().anyMatch(t -> t.seen() == 0)
                || accepted.stream().anyMatch(t -> t.seen() == 0);
        return missing ? "not every part of the rows has an answer yet" : null;
    }

    /**
     * The mean over strata, each weighted by its rows. Interval from those of the strata by the method of variance estimates
     * recovery: Zou and Donner, "Construction of confidence limits about effect measures: a general approach", Statistics in
     * Medicine 27 (2008) 1693–1702.
     */
    private static @Nullable Share weighted(List<StratumTally> strata) {
        if (strata.isEmpty()) {
            return null;
        }
        long rows = 0;
        int seen = 0;
        int wrong = 0;
        for (StratumTally stratum : strata) {
            rows += stratum.rows();
            seen += stratum.seen();
            wrong += stratum.wrong();
        }
        double rate = 0;
        double down = 0;
        double up = 0;
        for (StratumTally stratum : strata) {
            double weight = (double) stratum.rows() / rows;
            Interval interval = stratum.interval();
            rate += weight * stratum.rate();
            down = Math.hypot(down, weight * (stratum.rate() - interval.lower()));
            up = Math.hypot(up, weight * (interval.upper() - stratum.rate()));
        }
        return new Share(rows, seen, wrong, rate,
                new Interval(Math.max(0, rate - down), Math.min(1, rate + up)));
    }
}
