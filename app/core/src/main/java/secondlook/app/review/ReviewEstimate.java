package secondlook.app.review;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import secondlook.runtime.decision.DecisionPolicy;
import secondlook.runtime.estimate.Interval;
import secondlook.runtime.estimate.Wilson;

/**
 * What the answers of a session say so far of how often the model is wrong. Only items with a label count: skipped and
 * deferred ones say nothing, and rows without a prediction cannot be wrong.
 *
 * @param flagged   of the flagged rows; {@code null} if none was answered
 * @param accepted  of the accepted rows, from the audit sample; {@code null} if none was answered
 * @param all       of all valid rows of the run; {@code null} where {@code whyNotAll} says why
 * @param whyNotAll for a person; {@code null} if {@code all} is there
 */
public record ReviewEstimate(@Nullable Share flagged, @Nullable Share accepted, @Nullable Share all,
        @Nullable String whyNotAll) {

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
        DecisionPolicy policy = session.entry().policy();
        Stratum flagged = new Stratum();
        Stratum accepted = new Stratum();
        double before = Double.NaN;
        boolean sorted = true;
        for (int i = 0; i < session.size(); i++) {
            ReviewItem item = session.item(i);
            if (Double.isNaN(item.value())) {
                continue;
            }
            boolean audit = ReviewQueue.isAudit(item, policy);
            (audit ? accepted : flagged).add(item, session.effective(i));
            if (!audit) {
                double unsure = policy.measure().highIsUnsure() ? -item.value() : item.value();
                sorted &= !(unsure < before);
                before = unsure;
            }
        }
        return combine(flagged, accepted, sorted);
    }

    private static ReviewEstimate combine(Stratum flagged, Stratum accepted, boolean sorted) {
        Share f = flagged.share();
        Share a = accepted.share();
        if (accepted.items == 0) {
            return new ReviewEstimate(f, a, null, "no audit sample of the accepted rows was drawn");
        }
        if (a == null) {
            return new ReviewEstimate(f, a, null, "no accepted row has been answered yet");
        }
        if (flagged.items == 0) {
            return new ReviewEstimate(f, a, a, null);
        }
        if (f == null) {
            return new ReviewEstimate(f, a, null, "no flagged row has been answered yet");
        }
        if (sorted && flagged.seen < flagged.items) {
            return new ReviewEstimate(f, a, null,
                    "the least sure rows come first, and not all flagged ones have been answered");
        }
        return new ReviewEstimate(f, a, weighted(f, a), null);
    }

    /**
     * The mean over both strata, each weighted by its rows. Interval from the two Wilson intervals by the method of
     * variance estimates recovery: Zou and Donner, "Construction of confidence limits about effect measures: a general
     * approach", Statistics in Medicine 27 (2008) 1693–1702.
     */
    private static Share weighted(Share f, Share a) {
        long rows = f.rows + a.rows;
        double wf = (double) f.rows / rows;
        double wa = (double) a.rows / rows;
        double rate = wf * f.rate + wa * a.rate;
        double down = Math.hypot(wf * (f.rate - f.interval.lower()), wa * (a.rate - a.interval.lower()));
        double up = Math.hypot(wf * (f.interval.upper() - f.rate), wa * (a.interval.upper() - a.rate));
        return new Share(rows, f.seen + a.seen, f.wrong + a.wrong, rate,
                new Interval(Math.max(0, rate - down), Math.min(1, rate + up)));
    }

    /** Rows that were drawn with one probability. */
    private static final class Stratum {
        private int items;
        private int seen;
        private int wrong;
        private double rows;

        void add(ReviewItem item, Optional<Verdict> verdict) {
            items++;
            // each item stands for as many rows as had to be there for it to be drawn: Horvitz and Thompson 1952
            rows += 1 / item.inclusionProbability();
            verdict.flatMap(said -> said.foundWrong(item.predicted())).ifPresent(isWrong -> {
                seen++;
                wrong += isWrong ? 1 : 0;
            });
        }

        @Nullable
        Share share() {
            return seen == 0
                    ? null
                    : new Share(Math.round(rows), seen, wrong, (double) wrong / seen, Wilson.of95(wrong, seen));
        }
    }
}
