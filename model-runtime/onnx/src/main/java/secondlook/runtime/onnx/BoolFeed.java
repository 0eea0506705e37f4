package secondlook.runtime.onnx;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import java.nio.ByteBuffer;
import secondlook.runtime.data.FeatureBatch;

/** Feeds truth values from 0 and 1; nothing else can be fed. */
final class BoolFeed extends WholeFeed {

    private final ByteBuffer buffer;

    BoolFeed(Slot slot, int mostRows) {
        super(slot, 0, 1);
        buffer = direct((long) mostRows * slot.width());
    }

    @Override
    void fill(FeatureBatch batch, RowPick rows) {
        int width = slot.width();
        for (int c = 0; c < width; c++) {
            for (int i = 0, k = c; i < rows.count(); i++, k += width) {
                buffer.put(k, (byte) value(batch, c, rows.row(i)));
            }
        }
    }

    @Override
    OnnxTensor make(OrtEnvironment environment, int rows) throws OrtException {
        return OnnxTensor.createTensor(environment, buffer.duplicate().position(0).limit(rows * slot.width()),
                slot.shape(rows), OnnxJavaType.BOOL);
    }
}
