package secondlook.installers;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Draws the program's icon in the forms that the three systems want: PNG, ICO and ICNS. */
public final class IconFiles {

    /** Sizes of the hicolor theme. */
    static final int[] PNG_SIZES = {16, 24, 32, 48, 64, 128, 256, 512};

    private static final int[] ICO_SIZES = {16, 24, 32, 48, 64, 256};

    /** ICNS types that hold a PNG, by the size of their picture. */
    private static final Map<String, Integer> ICNS_TYPES = new LinkedHashMap<>(
            Map.of("ic11", 32, "ic12", 64, "ic07", 128,
                    "ic08", 256, "ic09", 512, "ic10", 1024));

    private IconFiles() {
    }

    /** @param arguments the SVG file, and the folder that gets {@code second-look-SIZE.png}, {@code .png}, {@code .ico}, {@code .icns} */
    public static void main(String[] arguments) throws IOException {
        System.setProperty("java.awt.headless", "true");
        Drawing drawing = new Drawing(Path.of(arguments[0]));
        Path folder = Files.createDirectories(Path.of(arguments[1]));
        for (int size : PNG_SIZES) {
            Files.write(folder.resolve("second-look-" + size + ".png"), drawing.png(size));
        }
        Files.write(folder.resolve("second-look.png"), drawing.png(512));
        Files.write(folder.resolve("second-look.ico"), ico(drawing));
        Files.write(folder.resolve("second-look.icns"), icns(drawing));
    }

    /** Microsoft's container: a header, one entry of 16 bytes per picture, the pictures (since Windows Vista as PNG). */
    static byte[] ico(Drawing drawing) throws IOException {
        byte[][] pictures = new byte[ICO_SIZES.length][];
        int total = 6 + 16 * ICO_SIZES.length;
        for (int i = 0; i < ICO_SIZES.length; i++) {
            pictures[i] = drawing.png(ICO_SIZES[i]);
            total += pictures[i].length;
        }
        ByteBuffer out = ByteBuffer.allocate(total).order(ByteOrder.LITTLE_ENDIAN);
        out.putShort((short) 0).putShort((short) 1).putShort((short) ICO_SIZES.length);
        int at = 6 + 16 * ICO_SIZES.length;
        for (int i = 0; i < ICO_SIZES.length; i++) {
            // 256 is written as 0
            byte side = (byte) ICO_SIZES[i];
            out.put(side).put(side).put((byte) 0).put((byte) 0).putShort((short) 1).putShort((short) 32);
            out.putInt(pictures[i].length).putInt(at);
            at += pictures[i].length;
        }
        for (byte[] picture : pictures) {
            out.put(picture);
        }
        return out.array();
    }

    /** Apple's container: a header with the whole length, then type, length and picture for each. */
    static byte[] icns(Drawing drawing) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(body);
        for (String type : ICNS_TYPES.keySet().stream().sorted().toList()) {
            byte[] picture = drawing.png(ICNS_TYPES.getOrDefault(type, 0));
            out.write(type.getBytes(StandardCharsets.US_ASCII));
            out.writeInt(8 + picture.length);
            out.write(picture);
        }
        ByteBuffer whole = ByteBuffer.allocate(8 + body.size());
        whole.put("icns".getBytes(StandardCharsets.US_ASCII)).putInt(8 + body.size()).put(body.toByteArray());
        return whole.array();
    }
}
