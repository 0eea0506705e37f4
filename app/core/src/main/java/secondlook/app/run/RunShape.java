package secondlook.app.run;

import java.util.List;
import org.jspecify.annotations.Nullable;
import secondlook.runtime.data.Column;

/**
 * Which columns a run's file has.
 *
 * @param classes    in the model's order; empty for a regression
 * @param truth      the truth column; {@code null} if none
 * @param calibrated whether the stated probabilities stand beside the calibrated ones
 * @param members    whether it says how far the members of an ensemble disagree
 */
record RunShape(List<String> classes, @Nullable Column truth, boolean calibrated, boolean members) {

    /** Of the members' disagreement. */
    static final List<String> MEMBER_COLUMNS = List.of("expected_entropy", "mutual_information", "vote_disagreement");

    RunShape {
        classes = List.copyOf(classes);
    }

    static RunShape plain(List<String> classes, @Nullable Column truth) {
        return new RunShape(classes, truth, false, false);
    }

    /** Columns of a run's file, of which these stand first: row id, scores, label, confidence, status, truth. */
    static int basic(RunManifest manifest) {
        int classes = manifest.classes().size();
        return (classes == 0 ? 2 : classes + 4) + (manifest.truth() == null ? 0 : 1);
    }

    /** Columns of a run's file in all. */
    static int columns(RunManifest manifest) {
        return basic(manifest) + (manifest.calibration() == null ? 0 : manifest.classes().size())
                + (manifest.members() ? MEMBER_COLUMNS.size() : 0);
    }
}
