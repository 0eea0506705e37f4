package secondlook.app.monitor;

import java.util.List;
import java.util.stream.Stream;

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
 * @param figures           of all rows together; empty where nothing was answered
 * @param chunks            in their order; empty if none were asked for
 * @param findings          what is alarming
 * @param notes             what a person should know
 */
public record MonitorReport(String reference, int referenceRows, int rows, List<ColumnWatch> columns,
        double meanConfidence, double accuracy, double referenceAccuracy, List<FigureWatch> figures,
        List<ChunkWatch> chunks, List<Finding> findings, List<String> notes) {

    public MonitorReport {
        columns = List.copyOf(columns);
        figures = List.copyOf(figures);
        chunks = List.copyOf(chunks);
        findings = List.copyOf(findings);
        notes = List.copyOf(notes);
    }

    /** The same with more that a person should know. */
    public MonitorReport noting(List<String> more) {
        return new MonitorReport(reference, referenceRows, rows, columns, meanConfidence, accuracy, referenceAccuracy,
                figures, chunks, findings, Stream.concat(notes.stream(), more.stream()).distinct().toList());
    }

    /**
     * Something alarming.
     *
     * @param subject  what it is of ("column weather", "accuracy 2015-01"); the same finding has the same subject
     * @param evidence the figures, in a sentence
     */
    public record Finding(String subject, String evidence) {}
}
