package secondlook.app.review;

import java.util.Optional;
import secondlook.runtime.estimate.Interval;
import secondlook.runtime.estimate.Wilson;

/** What was said so far of the items of one stratum. */
final class StratumTally {

    private final boolean accepted;
    private final boolean random;
    private double rows;
    private int items;
    private int done;
    private int seen;
    private int wrong;

    /** @param rows of the stratum in the run; 0 where it is to be worked out from the items */
    StratumTally(boolean accepted, boolean random, long rows) {
        this.accepted = accepted;
        this.random = random;
        this.rows = rows;
    }

    /** The stratum's size follows from its items: each stands for as many rows as had to be there for it to be drawn. */
    void addRows(ReviewItem item) {
        rows += 1 / item.inclusionProbability();
    }

    void add(ReviewItem item, Optional<Verdict> verdict) {
        items++;
        done += verdict.filter(said -> said.kind().isDone()).isPresent() ? 1 : 0;
        verdict.flatMap(said -> said.foundWrong(item.predicted())).ifPresent(isWrong -> {
            seen++;
            wrong += isWrong ? 1 : 0;
        });
    }

    boolean isAccepted() {
        return accepted;
    }

    long rows() {
        return Math.round(rows);
    }

    int items() {
        return items;
    }

    int seen() {
        return seen;
    }

    int wrong() {
        return wrong;
    }

    /** Whether those answered so far are a fair sample of the stratum. */
    boolean isFair(boolean inOrder) {
        return random && !inOrder || done == items;
    }

    /** Share of wrong ones among those seen; NaN if none was seen. */
    double rate() {
        return (double) wrong / seen;
    }

    /**
     * 95 % for the share among all rows of the stratum: Wilson 1927 with the standard error shrunk by √((N − n)/(N − 1)), for
     * the n rows seen of N are known (Cochran 1977, §3.3). Nothing is left to doubt once all have been seen.
     */
    Interval interval() {
        if (seen == 0) {
            return Interval.NOT_AVAILABLE;
        }
        if (seen >= rows) {
            return new Interval(rate(), rate());
        }
        return Wilson.of(wrong, seen, Wilson.Z_95 * Math.sqrt((rows - seen) / (rows - 1)));
    }
}
