package secondlook.runtime.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import java.nio.DoubleBuffer;
import secondlook.runtime.data.ColumnVector;
import secondlook.runtime.data.FeatureBatch;

/** Feeds 64-bit floats; a missing value becomes NaN. */
final class DoubleFeed extends InputFeed {

    private static final int BLOCK_VALUES = 2_048;

    private final DoubleBuffer buffer;
    private final int blockRows;
    private final double[] block;

    DoubleFeed(Slot slot, int mostRows) {
        super(slot);
        buffer = direct(8L * mostRows * slot.width()).asDoubleBuffer();
        blockRows = Math.min(mostRows, Math.max(16, BLOCK_VALUES / slot.width()));
        block = new double[Math.multiplyExact(blockRows, slot.width())];
    }

    @Override
    void fill(FeatureBatch batch, RowPick rows) {
        int width = slot.width();
        buffer.clear();
        for (int start = 0; start < rows.count(); start += blockRows) {
            int size = Math.min(blockRows, rows.count() - start);
            for (int c = 0; c < width; c++) {
                ColumnVector column = column(batch, c);
                for (int i = 0, k = c; i < size; i++, k += width) {
                    block[k] = column.asReal(rows.row(start + i));
                }
            }
            buffer.put(block, 0, size * width);
        }
        buffer.flip();
    }

    @Override
    OnnxTensor make(OrtEnvironment environment, int rows) throws OrtException {
        return OnnxTensor.createTensor(environment, buffer.duplicate().position(0).limit(rows * slot.width()),
                slot.shape(rows));
    }
}
