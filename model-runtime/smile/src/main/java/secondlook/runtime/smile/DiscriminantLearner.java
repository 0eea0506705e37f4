package secondlook.runtime.smile;

import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.List;
import secondlook.runtime.job.JobContext;
import secondlook.runtime.recipe.RecipeOptions;
import secondlook.runtime.train.Algorithm;
import smile.classification.LDA;
import smile.classification.QDA;
import smile.tensor.DenseMatrix;
import smile.tensor.Vector;

/** Linear and quadratic discriminant analysis. Fitting needs OpenBLAS; scoring does not. */
final class DiscriminantLearner implements Learner {

    private static final VarHandle LDA_CONSTANT = SmileInternals.field(LDA.class, "logppriori", double[].class);
    private static final VarHandle LDA_MEAN = SmileInternals.field(LDA.class, "mu", double[][].class);
    private static final VarHandle LDA_VARIANCES = SmileInternals.field(LDA.class, "eigen", Vector.class);
    private static final VarHandle LDA_AXES = SmileInternals.field(LDA.class, "scaling", DenseMatrix.class);
    private static final VarHandle QDA_CONSTANT = SmileInternals.field(QDA.class, "logppriori", double[].class);
    private static final VarHandle QDA_MEAN = SmileInternals.field(QDA.class, "mu", double[][].class);
    private static final VarHandle QDA_VARIANCES = SmileInternals.field(QDA.class, "eigen", Vector[].class);
    private static final VarHandle QDA_AXES = SmileInternals.field(QDA.class, "scaling", DenseMatrix[].class);

    private final boolean quadratic;

    DiscriminantLearner(boolean quadratic) {
        this.quadratic = quadratic;
    }

    @Override
    public Algorithm algorithm() {
        Algorithm known = quadratic
                ? Learner.classifier("qda", "Quadratic discriminant analysis",
                        Learner.number("tolerance", "Smallest variance that is not taken for 0", 1e-4, 1e-12, 1))
                : Learner.classifier("lda", "Linear discriminant analysis",
                        Learner.number("tolerance", "Smallest variance that is not taken for 0", 1e-4, 1e-12, 1));
        return new Algorithm(known.name(), known.title(), known.tasks(), known.parameters(),
                LinearAlgebra.unavailable());
    }

    @Override
    public RecipeOptions recipe() {
        return RecipeOptions.SCALED;
    }

    @Override
    public Scoring fit(TrainingSet set, Settings settings, long seed, JobContext context) {
        double[][] rows = set.features().toRows();
        double tolerance = settings.number("tolerance");
        int p = set.features().width();
        List<GaussianScoring.Gaussian> classes = new ArrayList<>();
        if (quadratic) {
            QDA model = QDA.fit(rows, set.labels(), null, tolerance);
            for (int k = 0; k < set.classes(); k++) {
                classes.add(new GaussianScoring.Gaussian(((double[]) QDA_CONSTANT.get(model))[k],
                        ((double[][]) QDA_MEAN.get(model))[k],
                        ((Vector[]) QDA_VARIANCES.get(model))[k].toArray(new double[p]),
                        axes(((DenseMatrix[]) QDA_AXES.get(model))[k], p)));
            }
        } else {
            LDA model = LDA.fit(rows, set.labels(), null, tolerance);
            double[] variances = ((Vector) LDA_VARIANCES.get(model)).toArray(new double[p]);
            double[][] axes = axes((DenseMatrix) LDA_AXES.get(model), p);
            for (int k = 0; k < set.classes(); k++) {
                classes.add(new GaussianScoring.Gaussian(((double[]) LDA_CONSTANT.get(model))[k],
                        ((double[][]) LDA_MEAN.get(model))[k], variances, axes));
            }
        }
        return new GaussianScoring(p, set.classes(), classes);
    }

    /** Eigenvectors stand in columns. */
    private static double[][] axes(DenseMatrix vectors, int p) {
        double[][] axes = new double[p][p];
        for (int i = 0; i < p; i++) {
            for (int f = 0; f < p; f++) {
                axes[i][f] = vectors.get(f, i);
            }
        }
        return axes;
    }
}
