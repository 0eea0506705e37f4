package secondlook.runtime.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import java.nio.IntBuffer;
import secondlook.runtime.data.FeatureBatch;

/** Feeds 32-bit integers; a number that does not fit cannot be fed. */
final class IntFeed extends WholeFeed {

    private final IntBuffer buffer;

    IntFeed(Slot slot, int mostRows) {
        super(slot, Integer.MIN_VALUE, Integer.MAX_VALUE);
        buffer = direct(4L * mostRows * slot.width()).asIntBuffer();
    }

    @Override
    void fill(FeatureBatch batch, RowPick rows) {
        int width = slot.width();
        for (int c = 0; c < width; c++) {
            for (int i = 0, k = c; i < rows.count(); i++, k += width) {
                buffer.put(k, (int) value(batch, c, rows.row(i)));
            }
        }
    }

    @Override
    OnnxTensor make(OrtEnvironment environment, int rows) throws OrtException {
        return OnnxTensor.createTensor(environment, buffer.duplicate().position(0).limit(rows * slot.width()),
                slot.shape(rows));
    }
}
