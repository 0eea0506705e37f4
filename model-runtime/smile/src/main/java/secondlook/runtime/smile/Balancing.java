package secondlook.runtime.smile;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import secondlook.runtime.RefusedException;
import secondlook.runtime.recipe.CategoryStep;
import secondlook.runtime.recipe.FeatureMatrix;
import secondlook.runtime.recipe.Recipe;
import secondlook.runtime.recipe.RecipeStep;
import secondlook.runtime.train.Balance;
import smile.classification.resampling.SMOTE;
import smile.math.MathEx;

/** Makes the classes of a training set alike in number. It sees training rows only, so no row of a test can be among them. */
final class Balancing {

    /** Neighbours that SMOTE looks at (Chawla et al. 2002). */
    private static final int NEIGHBOURS = 5;

    /** More numbers than this do not fit into memory beside the rest. */
    private static final long MOST_CELLS = 400_000_000;

    private final TrainingSet set;
    private final Recipe recipe;
    private final int[][] members;
    private final SplittableRandom random;
    private final long seed;

    private Balancing(TrainingSet set, Recipe recipe, long seed) {
        this.set = set;
        this.recipe = recipe;
        this.members = new int[set.classes()][];
        for (int k = 0; k < members.length; k++) {
            int label = k;
            members[k] = IntStream.range(0, set.rows()).filter(row -> set.labels()[row] == label)
                    .toArray();
        }
        this.seed = seed;
        this.random = new SplittableRandom(seed);
    }

    /**
     * @param set of a classification
     * @throws RefusedException if what comes out would be too much
     */
    static TrainingSet of(TrainingSet set, Recipe recipe, Balance balance, long seed) {
        if (balance == Balance.NONE) {
            return set;
        }
        Balancing balancing = new Balancing(set, recipe, seed);
        return switch (balance) {
            case NONE -> set;
            case WEIGHTS -> balancing.chosen(balancing.weighted());
            case OVERSAMPLE -> balancing.chosen(balancing.drawn());
            case UNDERSAMPLE -> balancing.chosen(balancing.reduced());
            case SMOTE -> balancing.made();
        };
    }

    private int most() {
        return Arrays.stream(members).mapToInt(m -> m.length).max().orElse(0);
    }

    private int[] weighted() {
        int most = most();
        int[] times = Arrays.stream(members).mapToInt(m -> (int) Math.round((double) most / m.length)).toArray();
        long rows = 0;
        for (int k = 0; k < times.length; k++) {
            rows += (long) times[k] * members[k].length;
        }
        check(rows);
        int[] chosen = new int[(int) rows];
        int n = 0;
        for (int row = 0; row < set.rows(); row++) {
            for (int i = 0; i < times[set.labels()[row]]; i++) {
                chosen[n++] = row;
            }
        }
        return chosen;
    }

    private int[] drawn() {
        int most = most();
        check((long) most * members.length);
        int[] chosen = Arrays.copyOf(all(), most * members.length);
        int n = set.rows();
        for (int[] rows : members) {
            for (int i = rows.length; i < most; i++) {
                chosen[n++] = rows[random.nextInt(rows.length)];
            }
        }
        return chosen;
    }

    private int[] reduced() {
        int least = Arrays.stream(members).mapToInt(m -> m.length).min().orElse(0);
        int[] chosen = new int[least * members.length];
        int n = 0;
        for (int[] rows : members) {
            int[] shuffled = rows.clone();
            for (int i = 0; i < least; i++) {
                int j = random.nextInt(i, shuffled.length);
                chosen[n++] = shuffled[j];
                shuffled[j] = shuffled[i];
            }
        }
        Arrays.sort(chosen);
        return chosen;
    }

    private int[] all() {
        int[] all = new int[set.rows()];
        Arrays.setAll(all, i -> i);
        return all;
    }

    private void check(long rows) {
        if (rows * Math.max(1, set.features().width()) > MOST_CELLS) {
            throw new RefusedException("The classes cannot be balanced so",
                    rows + " rows of " + set.features().width() + " features would not fit into memory",
                    "Use undersampling, or fewer rows.");
        }
    }

    private TrainingSet chosen(int[] rows) {
        double[][] columns = new double[set.features().width()][rows.length];
        for (int f = 0; f < columns.length; f++) {
            double[] from = set.features().columns()[f];
            for (int i = 0; i < rows.length; i++) {
                columns[f][i] = from[rows[i]];
            }
        }
        return set(columns, Arrays.stream(rows).map(row -> set.labels()[row]).toArray());
    }

    private TrainingSet set(double[][] columns, int[] labels) {
        FeatureMatrix from = set.features();
        return new TrainingSet(new FeatureMatrix(from.names(), labels.length, columns, from.filled(), from.unseen()),
                labels, set.values(), set.classes());
    }

    private TrainingSet made() {
        int most = most();
        check((long) most * members.length);
        int rows = set.rows();
        double[][] columns = new double[set.features().width()][];
        Arrays.setAll(columns, f -> Arrays.copyOf(set.features().columns()[f], most * members.length));
        int[] labels = Arrays.copyOf(set.labels(), most * members.length);
        double[] spreads = spreads();
        // the generator belongs to this thread, so trainings at the same time do not meet
        MathEx.setSeed(seed);
        for (int k = 0; k < members.length; k++) {
            double[][] synthetic = synthetic(k, most - members[k].length, spreads);
            for (double[] row : synthetic) {
                for (int f = 0; f < columns.length; f++) {
                    columns[f][rows] = row[f];
                }
                labels[rows++] = k;
            }
        }
        return set(columns, labels);
    }

    /** So many rows of one class, made up between those that there are; a single row can only be repeated. */
    private double[][] synthetic(int label, int wanted, double[] spreads) {
        int[] rows = members[label];
        if (wanted == 0) {
            return new double[0][];
        }
        double[][] own = new double[rows.length][spreads.length];
        for (int i = 0; i < rows.length; i++) {
            for (int f = 0; f < spreads.length; f++) {
                own[i][f] = set.features().columns()[f][rows[i]] / spreads[f];
            }
        }
        double[][] made = rows.length == 1
                ? Collections.nCopies(wanted, own[0]).stream().map(double[]::clone).toArray(double[][]::new)
                : smote(own, wanted);
        for (double[] row : made) {
            for (int f = 0; f < spreads.length; f++) {
                row[f] *= spreads[f];
            }
            snap(row);
        }
        return made;
    }

    /** Smile adds rows of the rarest class at the end; the others are only there to be more. */
    private static double[][] smote(double[][] own, int wanted) {
        double[][] both = Arrays.copyOf(own, 2 * own.length + 1);
        int[] labels = new int[both.length];
        for (int i = own.length; i < both.length; i++) {
            both[i] = own[0];
            labels[i] = 1;
        }
        SMOTE made = SMOTE.fit(both, labels, new SMOTE.Options(Math.min(NEIGHBOURS, own.length - 1),
                (wanted + 0.5) / own.length));
        if (made.size() < both.length + wanted) {
            throw new IllegalStateException("Smile made " + made.size() + " rows");
        }
        return Arrays.stream(made.data(), both.length, both.length + wanted).map(double[]::clone)
                .toArray(double[][]::new);
    }

    /** Neighbours are found in units of the standard deviation; 1 where a feature does not vary. */
    private double[] spreads() {
        double[] spreads = new double[set.features().width()];
        for (int f = 0; f < spreads.length; f++) {
            double sd = Math.sqrt(MathEx.var(set.features().columns()[f]));
            spreads[f] = sd > 0 && Double.isFinite(sd) ? sd : 1;
        }
        return spreads;
    }

    /** A made-up row has whole categories: between two of them it is given the nearer one. */
    private void snap(double[] row) {
        int at = 0;
        for (RecipeStep step : recipe.inputs()) {
            int width = step.features().size();
            if (step instanceof CategoryStep category && category.oneHot()) {
                hottest(row, at, width);
            } else {
                List<Boolean> quantities = step.quantities();
                for (int i = 0; i < width; i++) {
                    if (step instanceof CategoryStep || !quantities.get(i)) {
                        row[at + i] = whole(row[at + i], at + i);
                    }
                }
            }
            at += width;
        }
    }

    private void hottest(double[] row, int from, int width) {
        int hottest = -1;
        double most = 0.5;
        for (int i = from; i < from + width; i++) {
            double plain = plain(row[i], i);
            if (plain >= most && (hottest < 0 || plain > most)) {
                hottest = i;
                most = plain;
            }
        }
        for (int i = from; i < from + width; i++) {
            row[i] = scaled(i == hottest ? 1 : 0, i);
        }
    }

    private double whole(double value, int feature) {
        return scaled(Math.rint(plain(value, feature)), feature);
    }

    private double plain(double value, int feature) {
        return recipe.scaling().isEmpty()
                ? value
                : value * recipe.scaling().get(feature).spread() + recipe.scaling().get(feature).centre();
    }

    private double scaled(double value, int feature) {
        return recipe.scaling().isEmpty()
                ? value
                : (value - recipe.scaling().get(feature).centre()) / recipe.scaling().get(feature).spread();
    }
}
