package secondlook.runtime.remote;

import java.util.List;
import java.util.Map;
import secondlook.runtime.RefusedException;
import secondlook.runtime.data.ColumnVector;
import secondlook.runtime.data.FeatureBatch;
import secondlook.runtime.job.JobCancelledException;
import secondlook.runtime.job.JobContext;
import secondlook.runtime.train.Algorithm;
import secondlook.runtime.train.TrainedModel;
import secondlook.runtime.train.Trainer;
import secondlook.runtime.train.TrainingRequest;
import secondlook.runtime.wire.Batches;
import secondlook.runtime.wire.FrameKind;
import secondlook.runtime.wire.FrameTooLargeException;
import secondlook.runtime.wire.Models;
import secondlook.runtime.wire.Trainings;
import secondlook.runtime.wire.WireReader;
import secondlook.runtime.wire.WireWriter;

/** Trains in a worker. */
public final class RemoteTrainer implements Trainer {

    private static final int PART = 16_384;

    private final Trainer local;
    private final WorkerPool pool;

    /** @param local never asked to train anything */
    public RemoteTrainer(Trainer local, WorkerPool pool) {
        this.local = local;
        this.pool = pool;
    }

    /** As the trainer here has them, which runs no native code to tell. */
    @Override
    public List<Algorithm> algorithms() {
        return local.algorithms();
    }

    @Override
    public Map<String, String> versions() {
        return local.versions();
    }

    @Override
    public TrainedModel train(TrainingRequest request, FeatureBatch features, ColumnVector target,
            JobContext context) {
        WorkerProcess worker = pool.lease();
        RemoteTrainedModel trained = null;
        boolean mayStillFit = false;
        try (WorkerProcess.Conversation talk = worker.converse(new Call(null, context))) {
            context.step("Handing over the rows");
            WireWriter body = new WireWriter();
            Trainings.put(body, request);
            Batches.put(body, features.schema());
            talk.answer(talk.send(FrameKind.TRAIN, body));
            send(talk, new Trainings.Rows(features, target), body, context);
            mayStillFit = true;
            WireReader answer = talk.answer(talk.send(FrameKind.TRAIN_RUN, new WireWriter())).body();
            Models.Description model = talk.read(answer, Models::getDescription);
            trained = new RemoteTrainedModel(new Opened(pool, worker, model), talk.read(answer, WireReader::getText));
            return trained;
        } catch (JobCancelledException cancelled) {
            if (mayStillFit) {
                // some fits look at no cancel: what is left of one would take a processor until it is done
                worker.end(Ending.CANCELLED);
            }
            throw cancelled;
        } catch (WorkerEndedException ended) {
            throw WorkerFailures.of(pool, new WorkerFailures.Doing(request.algorithm() + " was not trained",
                    null, null, false), ended);
        } finally {
            if (trained == null) {
                pool.giveBack(worker);
            }
        }
    }

    private static void send(WorkerProcess.Conversation talk, Trainings.Rows rows, WireWriter body,
            JobContext context) throws WorkerEndedException {
        int all = rows.features().rows();
        int part = PART;
        for (int from = 0; from < all;) {
            context.checkCancelled();
            int count = Math.min(part, all - from);
            try {
                body.clear();
                Trainings.put(body, rows, from, count);
            } catch (FrameTooLargeException tooMuch) {
                if (count == 1) {
                    throw new RefusedException("Row " + (from + 1) + " cannot be learned from",
                            "it is too large to hand over", "Leave it out with a condition (--where).");
                }
                part = count / 2;
                continue;
            }
            talk.answer(talk.send(FrameKind.TRAIN_ROWS, body));
            from += count;
            context.progress(from, all);
        }
    }
}
