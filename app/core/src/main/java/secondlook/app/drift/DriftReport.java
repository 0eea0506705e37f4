package secondlook.app.drift;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import secondlook.runtime.drift.BenjaminiHochberg;

/**
 * How something differs from its reference.
 *
 * @param referenceRows   rows of the reference
 * @param currentRows     rows compared with it
 * @param columns         in the reference's order
 * @param onlyInReference columns that the current side lacks
 * @param onlyInCurrent   columns that the reference lacks
 * @param together        all numeric columns at once
 * @param notes           what a person should know
 */
public record DriftReport(long referenceRows, long currentRows, List<ColumnDrift> columns,
        List<String> onlyInReference, List<String> onlyInCurrent, JointDrift together, List<String> notes) {

    public DriftReport {
        columns = corrected(columns);
        onlyInReference = List.copyOf(onlyInReference);
        onlyInCurrent = List.copyOf(onlyInCurrent);
        notes = List.copyOf(notes);
    }

    /** Testing many columns finds something by chance: q-values over all of them. */
    private static List<ColumnDrift> corrected(List<ColumnDrift> columns) {
        double[] q = BenjaminiHochberg.qValues(columns.stream().mapToDouble(ColumnDrift::p).toArray());
        List<ColumnDrift> corrected = new ArrayList<>();
        for (int c = 0; c < q.length; c++) {
            corrected.add(columns.get(c).withQ(q[c]));
        }
        return List.copyOf(corrected);
    }

    /** The largest stability index first; what is not available last. */
    public List<ColumnDrift> worstFirst() {
        Comparator<ColumnDrift> order = Comparator
                .comparingDouble(column -> Double.isNaN(column.psi()) ? 1 : -column.psi());
        return columns.stream().sorted(order).toList();
    }

    /** Names of the columns whose q-value is at most {@code level}. */
    public List<String> rejectedAt(double level) {
        return columns.stream().filter(column -> column.q() <= level).map(ColumnDrift::name).toList();
    }
}
