package secondlook.runtime.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import java.util.Arrays;
import java.util.Objects;
import secondlook.runtime.data.FeatureBatch;

/** Feeds strings. They are copied into native memory at each run: ONNX Runtime has no other way. */
final class TextFeed extends InputFeed {

    private final String[] values;

    TextFeed(Slot slot, int mostRows) {
        super(slot);
        values = new String[Math.multiplyExact(mostRows, slot.width())];
        Arrays.fill(values, "");
    }

    @Override
    boolean choosy(FeatureBatch batch) {
        return true;
    }

    @Override
    boolean takes(FeatureBatch batch, int row) {
        for (int c = 0; c < slot.width(); c++) {
            if (column(batch, c).isMissing(row)) {
                return false;
            }
        }
        return true;
    }

    @Override
    void fill(FeatureBatch batch, RowPick rows) {
        int width = slot.width();
        for (int c = 0; c < width; c++) {
            for (int i = 0, k = c; i < rows.count(); i++, k += width) {
                values[k] = Objects.requireNonNullElse(column(batch, c).asText(rows.row(i)), "");
            }
        }
    }

    @Override
    boolean isView() {
        return false;
    }

    @Override
    OnnxTensor make(OrtEnvironment environment, int rows) throws OrtException {
        return OnnxTensor.createTensor(environment, Arrays.copyOf(values, rows * slot.width()), slot.shape(rows));
    }
}
