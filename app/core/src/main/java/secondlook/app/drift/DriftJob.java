package secondlook.app.drift;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import secondlook.app.data.Dataset;
import secondlook.runtime.RefusedException;
import secondlook.runtime.data.Column;
import secondlook.runtime.data.ColumnType;
import secondlook.runtime.data.Schema;
import secondlook.runtime.job.Job;
import secondlook.runtime.job.JobContext;

/** Compares every column of a dataset with the one of the same name in a reference, one column in memory at a time. */
public final class DriftJob implements Job<DriftReport> {

    private final Dataset reference;
    private final Dataset current;
    private final long seed;

    /** @param seed draws the rows that are looked at jointly */
    public DriftJob(Dataset reference, Dataset current, long seed) {
        this.reference = reference;
        this.current = current;
        this.seed = seed;
    }

    /**
     * @throws RefusedException                             if the two have no column in common, or too many rows
     * @throws secondlook.runtime.job.JobCancelledException if cancelled
     */
    @Override
    public DriftReport run(JobContext context) {
        Schema known = reference.manifest().schema();
        Schema now = current.manifest().schema();
        List<String> onlyInReference = known.names().stream().filter(name -> now.find(name).isEmpty()).toList();
        List<String> onlyInCurrent = now.names().stream().filter(name -> known.find(name).isEmpty()).toList();
        check(known, onlyInReference);
        context.step("Comparing " + current.manifest().name() + " with " + reference.manifest().name());
        ColumnComparison comparison = new ColumnComparison(context);
        List<ColumnDrift> columns = new ArrayList<>();
        List<String> numbers = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        int done = 0;
        for (Column column : known.columns()) {
            context.checkCancelled();
            context.progress(done++, known.size() + 1L);
            OptionalInt found = now.find(column.name());
            if (found.isPresent()) {
                ColumnDrift drift = compare(comparison, column, now.column(found.getAsInt()), notes);
                columns.add(drift);
                if (drift.kind() == ColumnDrift.Kind.NUMERIC
                        && column.name().equals(now.column(found.getAsInt()).name())
                        && drift.p() >= 0) {
                    numbers.add(column.name());
                }
            }
        }
        JointDrift together = JointDrift.of(reference, current, numbers, seed);
        return new DriftReport(reference.manifest().rows(), current.manifest().rows(), columns, onlyInReference,
                onlyInCurrent, together, notes);
    }

    private void check(Schema known, List<String> onlyInReference) {
        if (onlyInReference.size() == known.size()) {
            throw new RefusedException("Nothing can be compared",
                    current.manifest().name() + " has no column of " + reference.manifest().name(),
                    "Give two tables with columns of the same names.");
        }
        for (Dataset dataset : List.of(reference, current)) {
            if (dataset.manifest().rows() > Integer.MAX_VALUE - 8) {
                throw new RefusedException(dataset.manifest().name() + " has too many rows to compare",
                        dataset.manifest().rows() + " values of a column do not fit into memory",
                        "Compare a sample of them.");
            }
        }
    }

    private ColumnDrift compare(ColumnComparison comparison, Column column, Column same, List<String> notes) {
        boolean number = ColumnComparison.isNumeric(column);
        boolean stillNumber = ColumnComparison.isNumeric(same);
        // a column without a single value is read as text, whatever it is
        if (number && !stillNumber && isEmpty(current, same)) {
            return ColumnComparison.numeric(column.name(), comparison.numbers(reference, column.name()),
                    nothing(current));
        }
        if (!number && stillNumber && isEmpty(reference, column)) {
            return ColumnComparison.numeric(column.name(), nothing(reference),
                    comparison.numbers(current, same.name()));
        }
        if (number != stillNumber) {
            notes.add("Column " + column.name() + " is " + word(column.type()) + " in " + reference.manifest().name()
                    + " and " + word(same.type()) + " in " + current.manifest().name() + "; compared as text.");
        }
        if (number && stillNumber) {
            return ColumnComparison.numeric(column.name(), comparison.numbers(reference, column.name()),
                    comparison.numbers(current, same.name()));
        }
        ColumnDrift drift = comparison.texts(reference, column, current, same);
        if (drift.kind() == ColumnDrift.Kind.TEXT) {
            notes.add("Column " + column.name() + " has more than " + ColumnComparison.MOST_CATEGORIES
                    + " different values and was not compared.");
        }
        return drift;
    }

    private static boolean isEmpty(Dataset dataset, Column column) {
        return column.type() == ColumnType.TEXT
                && dataset.count("\"" + column.name().replace("\"", "\"\"") + "\" IS NOT NULL") == 0;
    }

    private static double[] nothing(Dataset dataset) {
        double[] missing = new double[Math.toIntExact(dataset.manifest().rows())];
        java.util.Arrays.fill(missing, Double.NaN);
        return missing;
    }

    private static String word(ColumnType type) {
        return type.name().toLowerCase(java.util.Locale.ROOT);
    }
}
