package secondlook.runtime.remote;

import org.jspecify.annotations.Nullable;
import secondlook.runtime.job.JobContext;
import secondlook.runtime.wire.FrameKind;
import secondlook.runtime.wire.Models;
import secondlook.runtime.wire.WireWriter;

/** A model that is open in a worker. */
record Opened(WorkerPool pool, WorkerProcess worker, Models.Description model) {

    /** Opens it in a worker of its own. */
    static Opened open(WorkerPool pool, ModelSource source, JobContext context) {
        WorkerProcess worker = pool.lease();
        Opened opened = null;
        try (WorkerProcess.Conversation talk = worker.converse(new Call(pool.limits().open(), context))) {
            WireWriter body = new WireWriter();
            Models.put(body, source.options());
            body.putText(source.format());
            if (pool.start().sameFiles()) {
                body.putText(source.file().toAbsolutePath().toString());
            } else {
                SentFiles files = SentFiles.of(source);
                files.send(talk, context);
                files.put(body);
            }
            Models.Description model = talk.read(talk.answer(talk.send(FrameKind.LOAD, body)).body(),
                    Models::getDescription);
            opened = new Opened(pool, worker, model);
            return opened;
        } catch (WorkerEndedException ended) {
            throw WorkerFailures.of(pool, new WorkerFailures.Doing(source.name() + " cannot be opened", null,
                    pool.limits().open(), false), ended);
        } finally {
            if (opened == null) {
                pool.giveBack(worker);
            }
        }
    }

    boolean isAlive() {
        return worker.isAlive();
    }

    /** Closes it there and gives the worker back. */
    void close() {
        @Nullable
        WorkerEndedException gone = null;
        try {
            worker.ask(FrameKind.UNLOAD, new WireWriter().putInt(model.handle()), Call.within(pool.limits().batch()));
        } catch (WorkerEndedException ended) {
            gone = ended;
        }
        if (gone != null) {
            worker.end(Ending.CLOSED);
        }
        pool.giveBack(worker);
    }
}
