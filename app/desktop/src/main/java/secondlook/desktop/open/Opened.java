package secondlook.desktop.open;

import org.jspecify.annotations.Nullable;
import secondlook.app.data.Dataset;
import secondlook.app.run.Run;
import secondlook.desktop.session.OpenModel;
import secondlook.desktop.session.Registry;

/**
 * What was opened off the FX thread, to be put into the session on it. What is {@code null} stays as it is.
 */
record Opened(Registry registry, @Nullable Dataset dataset, @Nullable OpenModel model, @Nullable Run run) {}
