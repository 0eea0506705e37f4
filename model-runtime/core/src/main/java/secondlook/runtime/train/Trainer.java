package secondlook.runtime.train;

import java.util.List;
import java.util.Map;
import secondlook.runtime.data.ColumnVector;
import secondlook.runtime.data.FeatureBatch;
import secondlook.runtime.job.JobContext;

/** Trains models. Found by {@link java.util.ServiceLoader}; has a public constructor without arguments. */
public interface Trainer {

    List<Algorithm> algorithms();

    /** Names and versions of the libraries used, for manifests. */
    Map<String, String> versions();

    /**
     * Fits a Recipe and a model on all rows given.
     *
     * @param features raw columns as the dataset has them; the target is not among them
     * @param target   one value per row; rows where it is missing are left out
     * @param context  told the progress; a cancel is noticed within a second or so
     * @throws secondlook.runtime.RefusedException if the request cannot be met (one class only, unknown parameter, …)
     */
    TrainedModel train(TrainingRequest request, FeatureBatch features, ColumnVector target, JobContext context);
}
