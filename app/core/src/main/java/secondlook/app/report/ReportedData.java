package secondlook.app.report;

import java.util.List;
import secondlook.app.data.ColumnProfile;
import secondlook.app.data.DatasetManifest;
import secondlook.app.data.finding.Findings;

/**
 * The dataset of a report.
 *
 * @param manifest its provenance
 * @param profile  what its columns hold; empty where nobody looked
 * @param findings what is odd in it
 */
public record ReportedData(DatasetManifest manifest, List<ColumnProfile> profile, Findings findings) {

    public ReportedData {
        profile = List.copyOf(profile);
    }
}
