package secondlook.runtime.onnx;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** The smallest model that is one: {@code y = Identity(x)} over one float. Used to find out whether a provider works. */
final class TinyModel {

    private TinyModel() {
    }

    static byte[] bytes() {
        byte[] node = join(text(1, "x"), text(2, "y"), text(4, "Identity"));
        byte[] graph = join(part(1, node), text(2, "tiny"), part(11, value("x")), part(12, value("y")));
        byte[] opset = join(new byte[]{2 << 3, 13});
        return join(new byte[]{1 << 3, 7}, part(7, graph), part(8, opset));
    }

    private static byte[] value(String name) {
        byte[] dimension = {1 << 3, 1};
        byte[] tensor = join(new byte[]{1 << 3, 1}, part(2, part(1, dimension)));
        return join(text(1, name), part(2, part(1, tensor)));
    }

    private static byte[] text(int field, String value) {
        return part(field, value.getBytes(StandardCharsets.UTF_8));
    }

    /** A length-delimited field shorter than 128 bytes. */
    private static byte[] part(int field, byte[] value) {
        return join(new byte[]{(byte) (field << 3 | 2), (byte) value.length}, value);
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
