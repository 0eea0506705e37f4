package secondlook.desktop;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import secondlook.desktop.open.SampleOffer;
import secondlook.runtime.RefusedException;
import secondlook.runtime.job.JobContext;

final class NoSample implements SampleOffer {
    @Override
    public @Nullable Preview preview() {
        return null;
    }

    @Override
    public Path make(JobContext context) {
        throw new RefusedException("The sample", "it is not part of this build", "Open a file instead.");
    }
}
