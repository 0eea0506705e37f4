package secondlook.runtime.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Ways to cut rows into folds, each the test rows of one split. Folds are numbered from 0; every row is in one. */
public final class Folds {

    private Folds() {
    }

    /** The fold of each row, at random; sizes differ by one at most. */
    public static int[] random(int rows, int folds, long seed) {
        return stratified(new int[rows], folds, seed);
    }

    /**
     * The fold of each row, at random within each class; in each class the folds' sizes differ by one at most.
     *
     * @param labels class code per row; negative codes are a class of their own
     */
    public static int[] stratified(int[] labels, int folds, long seed) {
        check(folds, labels.length);
        int[] order = IntStream.range(0, labels.length).toArray();
        shuffle(order, new SplittableRandom(seed));
        int[] byClass = Arrays.stream(order).boxed().sorted((a, b) -> Integer.compare(labels[a], labels[b]))
                .mapToInt(Integer::intValue).toArray();
        int[] fold = new int[labels.length];
        for (int i = 0; i < byClass.length; i++) {
            fold[byClass[i]] = i % folds;
        }
        return fold;
    }

    /**
     * The fold of each row, so that all rows of a group are in the same: the largest groups first, each into the fold that has
     * the fewest rows so far, groups of equal size in random order.
     *
     * @param groups group code per row, from 0; a negative code is a group of its own row
     */
    public static int[] grouped(int[] groups, int folds, long seed) {
        check(folds, groups.length);
        List<int[]> members = members(groups);
        if (members.size() < folds) {
            throw new IllegalArgumentException(members.size() + " groups for " + folds + " folds");
        }
        int[] order = IntStream.range(0, members.size()).toArray();
        shuffle(order, new SplittableRandom(seed));
        List<int[]> largestFirst = Arrays.stream(order).mapToObj(members::get)
                .sorted((a, b) -> Integer.compare(b.length, a.length)).toList();
        int[] fold = new int[groups.length];
        int[] sizes = new int[folds];
        for (int[] group : largestFirst) {
            int least = 0;
            for (int f = 1; f < folds; f++) {
                least = sizes[f] < sizes[least] ? f : least;
            }
            for (int row : group) {
                fold[row] = least;
            }
            sizes[least] += group.length;
        }
        return fold;
    }

    static List<int[]> members(int[] groups) {
        int most = Arrays.stream(groups).max().orElse(-1);
        int[] counts = new int[most + 1];
        for (int group : groups) {
            if (group >= 0) {
                counts[group]++;
            }
        }
        int[][] members = new int[most + 1][];
        Arrays.setAll(members, g -> new int[counts[g]]);
        int[] at = new int[most + 1];
        List<int[]> all = new ArrayList<>();
        for (int row = 0; row < groups.length; row++) {
            if (groups[row] >= 0) {
                members[groups[row]][at[groups[row]]++] = row;
            } else {
                all.add(new int[]{row});
            }
        }
        Arrays.stream(members).filter(m -> m.length > 0).forEach(all::add);
        return all;
    }

    private static void check(int folds, int rows) {
        if (folds < 2 || folds > rows) {
            throw new IllegalArgumentException(folds + " folds of " + rows + " rows");
        }
    }

    /** Fisher and Yates, Durstenfeld 1964. */
    static void shuffle(int[] values, SplittableRandom random) {
        for (int i = values.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int kept = values[i];
            values[i] = values[j];
            values[j] = kept;
        }
    }
}
