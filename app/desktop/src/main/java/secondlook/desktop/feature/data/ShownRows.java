package secondlook.desktop.feature.data;

import org.jspecify.annotations.Nullable;

/**
 * The rows that the table shows, in its order.
 *
 * @param count how many
 * @param ids   their ids in order; {@code null} where it is all rows in file order
 */
@SuppressWarnings("ArrayRecordComponent")
record ShownRows(int count, int @Nullable [] ids) {

    static final ShownRows NONE = new ShownRows(0, null);

    long id(int position) {
        return ids == null ? position : ids[position];
    }
}
