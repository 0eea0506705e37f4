package secondlook.runtime.remote;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import secondlook.runtime.ModelFailedException;
import secondlook.runtime.Problem;
import secondlook.runtime.RefusedException;
import secondlook.runtime.data.FeatureBatch;
import secondlook.runtime.data.Schema;
import secondlook.runtime.job.JobCancelledException;
import secondlook.runtime.job.JobContext;
import secondlook.runtime.model.ElementType;
import secondlook.runtime.model.EnsembleScores;
import secondlook.runtime.model.RawScores;
import secondlook.runtime.model.SchemaBinding;
import secondlook.runtime.model.Scorer;
import secondlook.runtime.wire.Batches;
import secondlook.runtime.wire.FrameKind;
import secondlook.runtime.wire.FrameTooLargeException;
import secondlook.runtime.wire.Models;
import secondlook.runtime.wire.Protocol;
import secondlook.runtime.wire.Scores;
import secondlook.runtime.wire.WireReader;
import secondlook.runtime.wire.WireWriter;

/** Scores in a worker. A batch goes there in parts, the next one while the last is scored. */
class RemoteScorer implements Scorer {

    /** Rows of one part, unless they are too large for a frame. */
    private static final int PART = 16_384;

    private final RemoteModel model;
    private final Opened opened;
    private final int handle;
    private final boolean[] narrow;
    private final WireWriter body = new WireWriter(1 << 16);
    private int part = PART;
    private long scored;
    private @Nullable Schema said;
    private boolean closed;

    RemoteScorer(RemoteModel model, Opened opened, int handle, boolean[] narrow) {
        this.model = model;
        this.opened = opened;
        this.handle = handle;
        this.narrow = narrow;
    }

    static RemoteScorer bind(RemoteModel model, Opened opened, SchemaBinding binding) throws WorkerEndedException {
        WireWriter body = new WireWriter().putInt(opened.model().handle());
        Models.put(body, binding);
        try (WorkerProcess.Conversation talk = opened.worker()
                .converse(Call.within(model.pool().limits().open()))) {
            WireReader answer = talk.answer(talk.send(FrameKind.BIND, body)).body();
            int handle = talk.read(answer, WireReader::getInt);
            boolean ensemble = talk.read(answer, WireReader::getFlag);
            return ensemble
                    ? new RemoteEnsembleScorer(model, opened, handle, narrow(binding))
                    : new RemoteScorer(model, opened, handle, narrow(binding));
        }
    }

    /** Columns of which the model sees 32-bit numbers only. */
    private static boolean[] narrow(SchemaBinding binding) {
        boolean[] narrow = new boolean[binding.columns().size()];
        int column = 0;
        for (SchemaBinding.BoundInput bound : binding.inputs()) {
            for (int i = 0; i < bound.columns().size(); i++) {
                narrow[column++] = bound.input().element() == ElementType.FLOAT;
            }
        }
        return narrow;
    }

    @Override
    public RawScores score(FeatureBatch batch) {
        return score(batch, JobContext.NONE);
    }

    @Override
    public RawScores score(FeatureBatch batch, JobContext context) {
        return score(batch, false, context).mean();
    }

    /** @param members whether the members of an ensemble are asked as well; without them their values stay empty */
    EnsembleScores score(FeatureBatch batch, boolean members, JobContext context) {
        if (closed) {
            throw new RefusedException(model.name() + " cannot score", "its scorer was closed", "Make a new scorer.");
        }
        model.inUse().lock();
        try {
            model.checkOpen();
            context.checkCancelled();
            EnsembleScores scores = inParts(batch, members, context);
            scored += batch.rows();
            return scores;
        } catch (WorkerEndedException ended) {
            RuntimeException failure = WorkerFailures.of(model.pool(), doing(batch), ended);
            throw failure instanceof ModelFailedException failed ? onCard(failed) : failure;
        } catch (ModelFailedException failed) {
            throw onCard(failed);
        } finally {
            model.inUse().unlock();
        }
    }

    private WorkerFailures.Doing doing(FeatureBatch batch) {
        return new WorkerFailures.Doing(model.name() + " failed while scoring",
                String.format(Locale.ROOT, "rows %,d to %,d of the run", scored + 1, scored + batch.rows()),
                model.pool().limits().batch(), batch.rows() > 1);
    }

    private ModelFailedException onCard(ModelFailedException failed) {
        if (!model.failedOnCard(opened)) {
            return failed;
        }
        Problem problem = failed.problem();
        String remedy = problem.remedy() == null ? "" : problem.remedy() + " ";
        return new ModelFailedException(new Problem(problem.what(), problem.where(), problem.why(),
                remedy + "It ran on the graphics card; started again it runs on the processor."), failed);
    }

    /** Rows that are under way. */
    private record Sent(int request, int rows) {}

    private EnsembleScores inParts(FeatureBatch batch, boolean members, JobContext context)
            throws WorkerEndedException {
        try (WorkerProcess.Conversation talk = opened.worker()
                .converse(new Call(model.pool().limits().batch(), context))) {
            Deque<Sent> waiting = new ArrayDeque<>();
            ScoreParts parts = new ScoreParts(batch.rows());
            int sent = 0;
            boolean begun = false;
            while (!begun || parts.missing() > 0) {
                boolean more = !begun || sent < batch.rows();
                if (more && waiting.size() < Protocol.SCORES_AHEAD && !context.isCancelled()) {
                    Sent next = send(talk, batch, sent, members);
                    waiting.add(next);
                    sent += next.rows();
                    begun = true;
                } else {
                    Sent first = waiting.poll();
                    if (first == null) {
                        throw new JobCancelledException();
                    }
                    take(talk, first, members, parts);
                }
            }
            for (Sent last = waiting.poll(); last != null; last = waiting.poll()) {
                // a batch of no rows: asked for all the same, so that a closed scorer is noticed
                take(talk, last, members, parts);
            }
            return parts.all();
        }
    }

    private static void take(WorkerProcess.Conversation talk, Sent part, boolean members, ScoreParts parts)
            throws WorkerEndedException {
        WireReader answer = talk.answer(part.request()).body();
        talk.read(answer, in -> parts.add(scores(in, part.rows(), members)));
    }

    private static EnsembleScores scores(WireReader in, int rows, boolean members) {
        return members ? Scores.getMembers(in, rows) : ScoreParts.withoutMembers(Scores.get(in, rows));
    }

    private Sent send(WorkerProcess.Conversation talk, FeatureBatch batch, int from, boolean members)
            throws WorkerEndedException {
        int rows = Math.min(part, batch.rows() - from);
        boolean known = batch.schema().equals(said);
        while (true) {
            try {
                body.clear().putInt(handle).putFlag(members).putFlag(!known);
                if (!known) {
                    Batches.put(body, batch.schema());
                }
                Batches.put(body, batch, from, rows, narrow);
                break;
            } catch (FrameTooLargeException tooMuch) {
                if (rows <= 1) {
                    throw new RefusedException(new Problem(model.name() + " cannot score this row",
                            "row " + (scored + from + 1) + " of the run", "it is larger than "
                                    + (Protocol.MAX_FRAME >> 20) + " MB",
                            "Leave it out with a condition (--where)."), tooMuch);
                }
                rows /= 2;
                part = rows;
            }
        }
        int request = talk.send(FrameKind.SCORE, body);
        said = batch.schema();
        return new Sent(request, rows);
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            model.inUse().lock();
            try {
                if (opened.isAlive() && model.has(opened)) {
                    opened.worker().ask(FrameKind.UNBIND, new WireWriter().putInt(handle),
                            Call.within(model.pool().limits().batch()));
                }
            } catch (WorkerEndedException | RefusedException goneWithItsModel) {
                return;
            } finally {
                model.inUse().unlock();
            }
        }
    }
}
