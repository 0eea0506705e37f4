package secondlook.runtime.onnx;

import secondlook.runtime.data.ColumnVector;
import secondlook.runtime.data.FeatureBatch;
import secondlook.runtime.data.IntegerVector;

/** Feeds whole numbers within a range. A missing value, a fraction, or a number out of range cannot be fed. */
abstract class WholeFeed extends InputFeed {

    private final long least;
    private final long most;

    WholeFeed(Slot slot, long least, long most) {
        super(slot);
        this.least = least;
        this.most = most;
    }

    @Override
    boolean choosy(FeatureBatch batch) {
        boolean all = least == Long.MIN_VALUE && most == Long.MAX_VALUE;
        for (int c = 0; c < slot.width(); c++) {
            if (!(all && column(batch, c) instanceof IntegerVector whole && whole.missing() == null)) {
                return true;
            }
        }
        return false;
    }

    @Override
    boolean takes(FeatureBatch batch, int row) {
        for (int c = 0; c < slot.width(); c++) {
            ColumnVector column = column(batch, c);
            if (column instanceof IntegerVector whole) {
                long value = whole.values()[row];
                if (whole.isMissing(row) || value < least || value > most) {
                    return false;
                }
            } else {
                // The greatest long is no double: 2^63 would be rounded to it. NaN fails every comparison.
                double value = column.asReal(row);
                if (!(value == Math.rint(value) && value >= least && value <= most && value < 0x1p63)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** The value of a row that this feed takes. */
    long value(FeatureBatch batch, int c, int row) {
        ColumnVector column = column(batch, c);
        return column instanceof IntegerVector whole ? whole.values()[row] : (long) column.asReal(row);
    }
}
