package secondlook.app.segment;

import java.util.List;

/**
 * The rows of a run by the value of one column. Do not change the array.
 *
 * @param column  name
 * @param groups  at most 127, in the order of their values; {@link Group.Other} and {@link Group.Missing} last
 * @param ofRow   index into {@code groups} per row of the run; -1 where the dataset does not hold the row
 */
@SuppressWarnings("ArrayRecordComponent")
public record Grouping(String column, List<Group> groups, byte[] ofRow) {

    public Grouping {
        groups = List.copyOf(groups);
    }
}
