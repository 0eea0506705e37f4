package secondlook.desktop.open;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import secondlook.runtime.job.JobContext;

/** The sample that comes with the program. */
public interface SampleOffer {

    /** What it looks like before it is opened; {@code null} if that is not known. */
    @Nullable
    Preview preview();

    /** Makes a workspace of it, or finds the one made before. */
    Path make(JobContext context) throws Exception;

    /**
     * The sample's predictions by confidence, computed when the program was built.
     *
     * @param edges   bin edges, one more than bins
     * @param correct right predictions per bin
     * @param wrong   wrong predictions per bin
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Preview(double[] edges, int[] correct, int[] wrong) {

        public int right() {
            return java.util.Arrays.stream(correct).sum();
        }

        public int mistaken() {
            return java.util.Arrays.stream(wrong).sum();
        }

        public int rows() {
            return right() + mistaken();
        }
    }
}
