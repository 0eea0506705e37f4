package secondlook.app.segment;

import java.util.List;
import secondlook.app.data.Dataset;
import secondlook.app.data.RowReader;
import secondlook.runtime.data.Column;
import secondlook.runtime.data.ColumnVector;
import secondlook.runtime.job.JobContext;

/** Reads one column of the scored dataset and groups the rows of the run by it. */
public final class ColumnGroups {

    private static final int BATCH = 1 << 16;
    private static final long MICROSECONDS_OF_A_DAY = 86_400_000_000L;

    private ColumnGroups() {
    }

    /**
     * Words: the 20 most frequent values and "other". Numbers: each of up to 8 different ones, else fifths. Dates: months,
     * or days of the week where they cover a month or less. What is missing is a group of its own.
     *
     * @param rowIds dataset row of each row of the run
     * @throws secondlook.runtime.job.JobCancelledException if it is not wanted any more
     */
    public static Grouping of(Dataset dataset, Column column, long[] rowIds, JobContext context) {
        GroupMaking making = making(column, rowIds.length);
        RunPlaces places = new RunPlaces(rowIds);
        try (RowReader reader = dataset.read(List.of(column.name()), null, BATCH)) {
            for (RowReader.Rows rows = reader.next(); rows != null; rows = reader.next()) {
                context.checkCancelled();
                ColumnVector values = rows.batch().column(0);
                for (int i = 0; i < rows.ids().length; i++) {
                    for (int at = places.next(rows.ids()[i]); at >= 0; at = places.next(rows.ids()[i])) {
                        making.add(values, i, at);
                    }
                }
            }
        }
        return making.finish();
    }

    private static GroupMaking making(Column column, int rows) {
        return switch (column.type()) {
            case TEXT -> new WordGroups(column.name(), rows);
            case BOOLEAN -> new NumberGroups(column.name(), rows, value -> new Group.Truth(value != 0));
            case INTEGER, REAL -> new NumberGroups(column.name(), rows, Group.Exactly::new);
            case DATE -> new TimeGroups(column.name(), rows, 1);
            case TIMESTAMP -> new TimeGroups(column.name(), rows, MICROSECONDS_OF_A_DAY);
        };
    }
}
