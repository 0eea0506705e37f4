package secondlook.runtime.remote;

import secondlook.runtime.wire.FrameKind;
import secondlook.runtime.wire.WireReader;
import secondlook.runtime.wire.WireWriter;

/** Questions that need no model. */
final class Asking {

    private Asking() {
    }

    /** @param doing in words, as part of a failure */
    static WireReader once(WorkerPool pool, String doing, FrameKind kind, WireWriter body) {
        WorkerProcess worker = pool.lease();
        try {
            return worker.ask(kind, body, Call.within(pool.limits().open()));
        } catch (WorkerEndedException ended) {
            throw WorkerFailures.of(pool, new WorkerFailures.Doing(pool.start().words() + " failed while " + doing,
                    null, pool.limits().open(), false), ended);
        } finally {
            pool.giveBack(worker);
        }
    }
}
