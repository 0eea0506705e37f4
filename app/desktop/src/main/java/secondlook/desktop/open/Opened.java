package secondlook.desktop.open;

import org.jspecify.annotations.Nullable;
import secondlook.app.data.Dataset;
import secondlook.app.run.Run;
import secondlook.desktop.session.OpenModel;
import secondlook.desktop.session.Registry;
import secondlook.runtime.ProblemException;

/**
 * What was opened off the FX thread, to be put into the session on it. What is {@code null} stays as it is.
 *
 * @param noModel why the model that belongs to it could not be opened
 */
record Opened(Registry registry, @Nullable Dataset dataset, @Nullable OpenModel model, @Nullable Run run,
        @Nullable ProblemException noModel) {

    Opened(Registry registry, @Nullable Dataset dataset, @Nullable OpenModel model, @Nullable Run run) {
        this(registry, dataset, model, run, null);
    }

    /** The same with what came of opening its model. */
    Opened with(@Nullable OpenModel found, @Nullable ProblemException not) {
        return new Opened(registry, dataset, found, run, not);
    }
}
