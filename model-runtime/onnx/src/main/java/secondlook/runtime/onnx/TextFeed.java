package secondlook.runtime.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import java.util.Arrays;
import java.util.Objects;
import secondlook.runtime.data.FeatureBatch;

/**
 * Feeds strings. They are copied into native memory at each run: ONNX Runtime has no other way. On that way it writes Java's
 * modified UTF-8, in which characters beyond U+FFFF (emoji among them) and U+0000 are no valid UTF-8; they are replaced before.
 */
final class TextFeed extends InputFeed {

    private final String[] values;
    private final boolean emptyForMissing;

    /** @param emptyForMissing whether the model takes an empty text for a missing one; otherwise such a row cannot be fed */
    TextFeed(Slot slot, int mostRows, boolean emptyForMissing) {
        super(slot);
        this.emptyForMissing = emptyForMissing;
        values = new String[Math.multiplyExact(mostRows, slot.width())];
        Arrays.fill(values, "");
    }

    @Override
    boolean choosy(FeatureBatch batch) {
        return !emptyForMissing;
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
                values[k] = passable(Objects.requireNonNullElse(column(batch, c).asText(rows.row(i)), ""));
            }
        }
    }

    /** The text with each character that cannot be passed on replaced by U+FFFD. */
    static String passable(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i)) || text.charAt(i) == 0) {
                StringBuilder clean = new StringBuilder(text.length());
                text.codePoints().forEach(c -> clean.appendCodePoint(
                        c == 0 || c > 0xFFFF || (c >= 0xD800 && c <= 0xDFFF) ? 0xFFFD : c));
                return clean.toString();
            }
        }
        return text;
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
