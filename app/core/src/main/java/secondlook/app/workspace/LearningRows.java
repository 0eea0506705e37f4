package secondlook.app.workspace;

import secondlook.app.data.DatasetManifest;
import secondlook.app.review.learn.TrainingSet;

/**
 * Rows to learn from, kept as a dataset like any other.
 *
 * @param parts what they were put together from
 */
public record LearningRows(DatasetManifest dataset, TrainingSet parts) {}
