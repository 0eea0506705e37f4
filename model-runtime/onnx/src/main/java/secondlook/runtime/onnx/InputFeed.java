package secondlook.runtime.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;
import secondlook.runtime.data.ColumnVector;
import secondlook.runtime.data.FeatureBatch;

/**
 * Carries dataset columns into one input of the model: {@code width} columns from {@code firstColumn} on, interleaved row by
 * row in a native buffer that is used again for every run. Belongs to one scorer, so to one thread.
 */
abstract class InputFeed implements AutoCloseable {

    /** Name, place and shape of the input that is fed. */
    record Slot(String name, int firstColumn, int width, boolean flat) {

        long[] shape(int rows) {
            return flat ? new long[]{rows} : new long[]{rows, width};
        }
    }

    final Slot slot;
    private @Nullable OnnxTensor tensor;
    private int tensorRows = -1;

    InputFeed(Slot slot) {
        this.slot = slot;
    }

    String name() {
        return slot.name();
    }

    /** Whether a row can be left out of a run because of what it holds. Where {@code false}, {@link #takes} need not be asked. */
    boolean choosy(FeatureBatch batch) {
        return false;
    }

    /** Whether this input can take what the row holds. */
    boolean takes(FeatureBatch batch, int row) {
        return true;
    }

    /** Copies the rows' values into the buffer. */
    abstract void fill(FeatureBatch batch, RowPick rows);

    /** A tensor over the buffer's first rows. */
    abstract OnnxTensor make(OrtEnvironment environment, int rows) throws OrtException;

    /** The filled rows as a tensor, which belongs to this feed. */
    OnnxTensor tensor(OrtEnvironment environment, int rows) throws OrtException {
        OnnxTensor current = tensor;
        if (current == null || tensorRows != rows || !isView()) {
            close();
            current = make(environment, rows);
            tensor = current;
            tensorRows = rows;
        }
        return current;
    }

    /** Whether a tensor shows what is in the buffer later on, so that it can be used again. */
    boolean isView() {
        return true;
    }

    ColumnVector column(FeatureBatch batch, int index) {
        return batch.column(slot.firstColumn() + index);
    }

    static ByteBuffer direct(long bytes) {
        return ByteBuffer.allocateDirect(Math.toIntExact(bytes)).order(ByteOrder.nativeOrder());
    }

    @Override
    public void close() {
        if (tensor != null) {
            tensor.close();
            tensor = null;
        }
    }
}
