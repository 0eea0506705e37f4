package secondlook.app.monitor;

import java.util.List;

/**
 * What watching found.
 *
 * @param reference         the other side, for a person
 * @param referenceRows     rows of it
 * @param rows              rows watched
 * @param columns           worst first
 * @param meanConfidence    the estimated accuracy without labels (CBPE); NaN where nothing was answered
 * @param accuracy          realised; NaN where nothing is labelled
 * @param referenceAccuracy of the other side; NaN where not known
 * @param chunks            in their order; empty if none were asked for
 * @param findings          what is alarming
 * @param notes             what a person should know
 */
public record MonitorReport(String reference, int referenceRows, int rows, List<ColumnWatch> columns,
        double meanConfidence, double accuracy, double referenceAccuracy, List<ChunkWatch> chunks,
        List<Finding> findings, List<String> notes) {

    public MonitorReport {
        columns = List.copyOf(columns);
        chunks = List.copyOf(chunks);
        findings = List.copyOf(findings);
        notes = List.copyOf(notes);
    }

    /**
     * Something alarming.
     *
     * @param subject  what it is of ("column weather", "accuracy 2015-01"); the same finding has the same subject
     * @param evidence the figures, in a sentence
     */
    public record Finding(String subject, String evidence) {}
}
