package secondlook.runtime.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import java.nio.FloatBuffer;
import secondlook.runtime.data.ColumnVector;
import secondlook.runtime.data.FeatureBatch;
import secondlook.runtime.data.IntegerVector;
import secondlook.runtime.data.RealVector;

/** Feeds 32-bit floats; a missing value becomes NaN, which trees understand. */
final class FloatFeed extends InputFeed {

    /** So many values are turned at a time that both the columns' pieces and the block stay in the first-level cache. */
    private static final int BLOCK_VALUES = 4_096;

    private final FloatBuffer buffer;
    private final int blockRows;
    private final float[] block;

    FloatFeed(Slot slot, int mostRows) {
        super(slot);
        buffer = direct(4L * mostRows * slot.width()).asFloatBuffer();
        blockRows = Math.min(mostRows, Math.max(16, BLOCK_VALUES / slot.width()));
        block = new float[Math.multiplyExact(blockRows, slot.width())];
    }

    @Override
    void fill(FeatureBatch batch, RowPick rows) {
        int width = slot.width();
        buffer.clear();
        for (int start = 0; start < rows.count(); start += blockRows) {
            int size = Math.min(blockRows, rows.count() - start);
            for (int c = 0; c < width; c++) {
                ColumnVector column = column(batch, c);
                if (rows.picked() != null) {
                    pick(column, rows, start, size, c);
                } else if (column instanceof RealVector real) {
                    copy(real.values(), rows.from() + start, size, c, width);
                } else if (column instanceof IntegerVector integer && integer.missing() == null) {
                    copy(integer.values(), rows.from() + start, size, c, width);
                } else {
                    pick(column, rows, start, size, c);
                }
            }
            buffer.put(block, 0, size * width);
        }
        buffer.flip();
    }

    private void copy(double[] values, int from, int size, int at, int width) {
        float[] to = block;
        for (int i = 0, k = at; i < size; i++, k += width) {
            to[k] = (float) values[from + i];
        }
    }

    private void copy(long[] values, int from, int size, int at, int width) {
        float[] to = block;
        for (int i = 0, k = at; i < size; i++, k += width) {
            to[k] = values[from + i];
        }
    }

    private void pick(ColumnVector column, RowPick rows, int start, int size, int at) {
        for (int i = 0, k = at; i < size; i++, k += slot.width()) {
            block[k] = (float) column.asReal(rows.row(start + i));
        }
    }

    @Override
    OnnxTensor make(OrtEnvironment environment, int rows) throws OrtException {
        return OnnxTensor.createTensor(environment, buffer.duplicate().position(0).limit(rows * slot.width()),
                slot.shape(rows));
    }
}
