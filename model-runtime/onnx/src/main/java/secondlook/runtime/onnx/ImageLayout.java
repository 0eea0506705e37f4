package secondlook.runtime.onnx;

import java.util.List;
import java.util.Optional;

/**
 * How an input of four dimensions holds images.
 *
 * @param channels     1 for grey, 3 for colours
 * @param height       pixels; -1 where free
 * @param width        pixels; -1 where free
 * @param channelsLast whether the channels come after the pixels (NHWC) and not before (NCHW)
 */
record ImageLayout(long channels, long height, long width, boolean channelsLast) {

    /** Of a shape {@code [N,C,H,W]} or {@code [N,H,W,C]} with one or three channels; the first where both would fit. */
    static Optional<ImageLayout> of(List<Long> shape) {
        if (shape.size() != 4) {
            return Optional.empty();
        }
        if (isChannels(shape.get(1))) {
            return Optional.of(new ImageLayout(shape.get(1), shape.get(2), shape.get(3), false));
        }
        return isChannels(shape.get(3))
                ? Optional.of(new ImageLayout(shape.get(3), shape.get(1), shape.get(2), true))
                : Optional.empty();
    }

    private static boolean isChannels(long size) {
        return size == 1 || size == 3;
    }

    String inWords() {
        String size = height > 0 && width > 0 ? width + " × " + height + " pixels" : "any size";
        return (channels == 1 ? "grey" : "colour") + " images of " + size + ", channels "
                + (channelsLast ? "last (NHWC)" : "first (NCHW)");
    }
}
