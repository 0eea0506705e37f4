package secondlook.runtime.worker;

import java.util.ArrayList;
import java.util.List;
import secondlook.runtime.RefusedException;
import secondlook.runtime.data.ColumnVector;
import secondlook.runtime.data.FeatureBatch;
import secondlook.runtime.data.Schema;
import secondlook.runtime.job.JobContext;
import secondlook.runtime.train.TrainedModel;
import secondlook.runtime.train.Trainer;
import secondlook.runtime.train.TrainingRequest;
import secondlook.runtime.wire.BadFrameException;
import secondlook.runtime.wire.Trainings;
import secondlook.runtime.wire.WireReader;

/** Rows to train on, as they come. */
final class TrainingRows {

    private final TrainingRequest request;
    private final Schema schema;
    private final List<Trainings.Rows> parts = new ArrayList<>();

    TrainingRows(TrainingRequest request, Schema schema) {
        this.request = request;
        this.schema = schema;
    }

    void add(WireReader in) {
        parts.add(Trainings.getRows(in, schema));
    }

    TrainedModel train(Iterable<Trainer> trainers, JobContext context) {
        for (Trainer trainer : trainers) {
            if (trainer.algorithms().stream().anyMatch(a -> a.name().equals(request.algorithm()))) {
                return train(trainer, context);
            }
        }
        throw new RefusedException(request.algorithm() + " cannot be trained", "the worker has no such algorithm",
                "Install the same version of Second Look on both sides.");
    }

    private TrainedModel train(Trainer trainer, JobContext context) {
        if (parts.isEmpty()) {
            throw new BadFrameException("nothing to train on");
        }
        int rows = parts.stream().mapToInt(part -> part.features().rows()).reduce(0, Math::addExact);
        List<ColumnVector> columns = new ArrayList<>();
        for (int i = 0; i < schema.size(); i++) {
            int column = i;
            columns.add(Columns.join(parts.stream().map(part -> part.features().column(column)).toList()));
        }
        ColumnVector target = Columns.join(parts.stream().map(Trainings.Rows::target).toList());
        parts.clear();
        return trainer.train(request, new FeatureBatch(schema, rows, columns), target, context);
    }
}
