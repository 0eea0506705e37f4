package secondlook.app.review.queue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import secondlook.app.review.ReviewItem;
import secondlook.app.review.ReviewQueue;
import secondlook.app.review.ReviewQueue.Order;
import secondlook.app.review.Stratum;
import secondlook.runtime.decision.Measure;
import secondlook.runtime.decision.Predictions;
import secondlook.runtime.estimate.NeymanAllocation;

/**
 * Makes the items of a session: the rows that a source puts before a person, and a random audit of the others, each with
 * the chance that it had. Where there are more rows than items are wanted, either the most urgent are taken and the others
 * left to the audit, or, with groups, a random sample is spread over the groups (Neyman 1934) in proportion to N √(p q),
 * with the share of errors p that the confidence gives.
 */
public final class QueueBuilder {

    /** Why a flagged row that was left out is in a session all the same. */
    public static final String LEFT_OUT_REASON = "audit sample of the flagged rows that were left out";

    /** Expected shares of errors are kept this far from 0 and 1: the model may be surer than it should. */
    private static final double LEAST_SHARE = 0.02;

    private final Predictions predictions;
    private final Measure measure;
    private final QueueSource source;
    private final QueueWish wish;
    private final Random random;
    private final List<ReviewItem> flagged = new ArrayList<>();
    private final List<ReviewItem> audited = new ArrayList<>();
    private final List<Stratum> strata = new ArrayList<>();

    private QueueBuilder(Predictions predictions, Measure measure, QueueSource source, QueueWish wish) {
        this.predictions = predictions;
        this.measure = measure;
        this.source = source;
        this.wish = wish;
        this.random = new Random(wish.seed());
    }

    /** @param measure whose value each item shows */
    public static QueueDraft build(Predictions predictions, Measure measure, QueueSource source, QueueWish wish) {
        return new QueueBuilder(predictions, measure, source, wish).build();
    }

    private QueueDraft build() {
        List<Integer> candidates = new ArrayList<>();
        List<Integer> others = new ArrayList<>();
        for (int row = wish.rows().nextSetBit(0); row >= 0 && row < predictions.rows(); row = wish.rows()
                .nextSetBit(row + 1)) {
            if (!Double.isNaN(source.urgency(row))) {
                candidates.add(row);
            } else if (predictions.isValid(row)) {
                others.add(row);
            }
        }
        candidates.sort(Comparator.comparingDouble(source::urgency).reversed());
        int audit = Math.min(wish.audit(), wish.most() == 0 ? Integer.MAX_VALUE : wish.most());
        int room = wish.most() == 0 ? candidates.size() : Math.min(candidates.size(), wish.most() - audit);
        List<Integer> leftOut = List.of();
        if (room < candidates.size() && wish.groups().size() > 1) {
            sampleFlagged(candidates, room);
        } else {
            takeFlagged(candidates.subList(0, room));
            leftOut = candidates.subList(room, candidates.size());
        }
        audit(others, leftOut, audit);
        int invalid = (int) flagged.stream().filter(item -> item.stratum().isEmpty()).count();
        return new QueueDraft(ReviewQueue.placed(flagged, audited, wish.order(), random), strata, invalid);
    }

    private void takeFlagged(List<Integer> rows) {
        String name = "flagged";
        int valid = 0;
        for (int row : rows) {
            boolean usable = predictions.isValid(row);
            valid += usable ? 1 : 0;
            flagged.add(item(row, source.reason(row), 1, usable ? name : ""));
        }
        if (valid > 0) {
            strata.add(new Stratum(name, false, valid, valid, wish.order() == Order.RANDOM));
        }
    }

    private void sampleFlagged(List<Integer> candidates, int room) {
        List<Integer> invalid = candidates.stream().filter(row -> !predictions.isValid(row)).limit(room).toList();
        takeFlagged(invalid);
        List<Part> parts = parts("flagged", candidates.stream().filter(predictions::isValid).toList(), false);
        List<ReviewItem> drawn = new ArrayList<>();
        draw(parts, room - invalid.size(), wish.order() == Order.RANDOM, drawn, source::reason);
        drawn.sort(Comparator.comparingDouble(item -> -source.urgency(item.index())));
        flagged.addAll(drawn);
    }

    private void audit(List<Integer> accepted, List<Integer> leftOut, int wanted) {
        List<Part> parts = parts("accepted", accepted, true);
        List<Integer> valid = leftOut.stream().filter(predictions::isValid).toList();
        if (!valid.isEmpty()) {
            parts.add(new Part("flagged, left out", valid, false));
        }
        draw(parts, wanted, true, audited,
                row -> Double.isNaN(source.urgency(row)) ? ReviewQueue.AUDIT_REASON : LEFT_OUT_REASON);
        // the parts one after the other would tell which is which
        java.util.Collections.shuffle(audited, random);
    }

    private record Part(String name, List<Integer> rows, boolean accepted) {}

    private List<Part> parts(String name, List<Integer> rows, boolean accepted) {
        List<List<Integer>> byGroup = new ArrayList<>();
        for (int g = 0; g < wish.groups().size(); g++) {
            byGroup.add(new ArrayList<>());
        }
        rows.forEach(row -> byGroup.get(wish.groups().of()[row]).add(row));
        List<Part> parts = new ArrayList<>();
        for (int g = 0; g < byGroup.size(); g++) {
            if (!byGroup.get(g).isEmpty()) {
                parts.add(new Part(wish.groups().name(name, g), byGroup.get(g), accepted));
            }
        }
        return parts;
    }

    private void draw(List<Part> parts, int wanted, boolean inRandomOrder, List<ReviewItem> into,
            java.util.function.IntFunction<String> reason) {
        long[] population = parts.stream().mapToLong(part -> part.rows.size()).toArray();
        double[] share = parts.stream().mapToDouble(part -> expectedError(predictions, part.rows)).toArray();
        long[] drawn = wanted <= 0 ? new long[parts.size()] : allocation(population, share, wanted);
        for (int h = 0; h < parts.size(); h++) {
            Part part = parts.get(h);
            int n = (int) drawn[h];
            strata.add(new Stratum(part.name, part.accepted, population[h], n, inRandomOrder));
            List<Integer> rows = new ArrayList<>(part.rows);
            for (int i = 0; i < n; i++) {
                // the first steps of a Fisher–Yates shuffle
                java.util.Collections.swap(rows, i, i + random.nextInt(rows.size() - i));
                into.add(item(rows.get(i), reason.apply(rows.get(i)), (double) n / population[h], part.name));
            }
        }
    }

    /** Two each at least where there is room for that; else as many as there is room for, the largest parts first. */
    private static long[] allocation(long[] population, double[] share, int wanted) {
        long[] drawn = NeymanAllocation.of(population, share, wanted);
        long over = -wanted;
        for (long n : drawn) {
            over += n;
        }
        for (; over > 0; over--) {
            int most = 0;
            for (int h = 1; h < drawn.length; h++) {
                most = drawn[h] > drawn[most] || drawn[h] == drawn[most] && population[h] < population[most] ? h : most;
            }
            drawn[most]--;
        }
        return drawn;
    }

    /** Mean of 1 − confidence, kept away from 0 and 1. */
    static double expectedError(Predictions predictions, List<Integer> rows) {
        double sum = 0;
        for (int row : rows) {
            sum += 1 - predictions.confidence()[row];
        }
        return Math.clamp(sum / Math.max(1, rows.size()), LEAST_SHARE, 1 - LEAST_SHARE);
    }

    private ReviewItem item(int row, String reason, double chance, String stratum) {
        return new ReviewItem(0, predictions.rowIds()[row], row, predictions.predictedName(row),
                predictions.values(measure)[row], reason, chance, stratum, predictions.confidence()[row], null);
    }
}
