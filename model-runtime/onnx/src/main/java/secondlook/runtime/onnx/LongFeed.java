package secondlook.runtime.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import java.nio.LongBuffer;
import secondlook.runtime.data.FeatureBatch;

/** Feeds 64-bit integers. */
final class LongFeed extends WholeFeed {

    private final LongBuffer buffer;

    LongFeed(Slot slot, int mostRows) {
        super(slot, Long.MIN_VALUE, Long.MAX_VALUE);
        buffer = direct(8L * mostRows * slot.width()).asLongBuffer();
    }

    @Override
    void fill(FeatureBatch batch, RowPick rows) {
        int width = slot.width();
        for (int c = 0; c < width; c++) {
            for (int i = 0, k = c; i < rows.count(); i++, k += width) {
                buffer.put(k, value(batch, c, rows.row(i)));
            }
        }
    }

    @Override
    OnnxTensor make(OrtEnvironment environment, int rows) throws OrtException {
        return OnnxTensor.createTensor(environment, buffer.duplicate().position(0).limit(rows * slot.width()),
                slot.shape(rows));
    }
}
