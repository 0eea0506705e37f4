package secondlook.runtime.onnx;

import org.jspecify.annotations.Nullable;

/**
 * Rows of a batch that go into one run of the model.
 *
 * @param from   the first row of the batch, where {@code picked} is {@code null}
 * @param count  number of rows
 * @param picked their numbers in the batch where they do not follow one another; {@code null} where they do
 */
@SuppressWarnings("ArrayRecordComponent")
record RowPick(int from, int count, int @Nullable [] picked) {

    static RowPick range(int from, int count) {
        return new RowPick(from, count, null);
    }

    int row(int index) {
        return picked == null ? from + index : picked[index];
    }

    /** A part of these rows. */
    RowPick part(int start, int size) {
        if (picked == null) {
            return range(from + start, size);
        }
        int[] some = new int[size];
        System.arraycopy(picked, start, some, 0, size);
        return new RowPick(0, size, some);
    }

    /** As many rows as wanted, the last one repeated. */
    RowPick padded(int wanted) {
        if (wanted == count) {
            return this;
        }
        int[] all = new int[wanted];
        for (int i = 0; i < wanted; i++) {
            all[i] = row(Math.min(i, count - 1));
        }
        return new RowPick(0, wanted, all);
    }
}
