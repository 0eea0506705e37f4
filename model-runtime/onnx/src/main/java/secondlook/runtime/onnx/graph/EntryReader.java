package secondlook.runtime.onnx.graph;

import java.io.IOException;
import java.util.Map;

/** Reads {@code StringStringEntryProto}. */
final class EntryReader {

    private EntryReader() {
    }

    static Map.Entry<String, String> entry(WireReader in, int most) throws IOException {
        String key = "";
        String value = "";
        long outer = in.enter();
        for (int tag = in.tag(); tag != 0; tag = in.tag()) {
            switch (tag) {
                case 1 << 3 | WireReader.BYTES -> key = in.text(most);
                case 2 << 3 | WireReader.BYTES -> value = in.text(most);
                default -> in.skip(tag);
            }
        }
        in.leave(outer);
        return Map.entry(key, value);
    }
}
