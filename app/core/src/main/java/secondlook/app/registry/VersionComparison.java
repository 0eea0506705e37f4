package secondlook.app.registry;

import java.util.List;
import org.jspecify.annotations.Nullable;
import secondlook.runtime.comparison.PairedComparison;

/**
 * A candidate against the champion on the same held-out rows.
 *
 * @param candidate      version number
 * @param champion       version number
 * @param dataset        name of the held-out rows' dataset; {@code null} where not known
 * @param datasetSha256  its fingerprint; {@code null} where not known
 * @param where          condition that chose the rows; {@code null} for all
 * @param truth          the column of right answers
 * @param candidateRun   the candidate's run over them, by id
 * @param championRun    the champion's run over them, by id
 * @param contractBreaks what the candidate wants or gives otherwise than the champion, in sentences; empty if nothing
 * @param notes          what a person should know of the rows ("365 of these rows are among those that the model was trained with")
 * @param figures        champion first, candidate second
 */
public record VersionComparison(int candidate, int champion, @Nullable String dataset, @Nullable String datasetSha256,
        @Nullable String where, String truth, String candidateRun, String championRun, List<String> contractBreaks,
        List<String> notes, PairedComparison figures) {

    public VersionComparison {
        contractBreaks = List.copyOf(contractBreaks);
        notes = List.copyOf(notes);
    }
}
