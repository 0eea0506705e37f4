package secondlook.installers;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IconFilesTest {

    private static final Path SVG = Path.of("..", "src-assets", "icon", "second-look.svg");
    private static final Path WINDOW = Path.of("..", "app", "desktop", "src", "main", "resources", "secondlook",
            "desktop", "icon");

    /** Fails after a change of the drawing until {@code IconFiles} has been run again and its pictures copied. */
    @ParameterizedTest
    @ValueSource(ints = {16, 32, 48, 64, 128, 256})
    void theWindowsIconIsTheOneThatIsDrawn(int size) throws IOException {
        BufferedImage drawn = new Drawing(SVG).draw(size);
        BufferedImage kept = ImageIO.read(WINDOW.resolve("second-look-" + size + ".png").toFile());
        assertNotNull(kept);
        assertArrayEquals(drawn.getRGB(0, 0, size, size, null, 0, size), kept.getRGB(0, 0, size, size, null, 0, size));
        assertTrue(Arrays.stream(drawn.getRGB(0, 0, size, size, null, 0, size)).distinct().count() > 10);
    }

    @Test
    void everyEntryOfTheWindowsFileIsAPictureOfItsSize() throws IOException {
        byte[] ico = IconFiles.ico(new Drawing(SVG));
        ByteBuffer in = ByteBuffer.wrap(ico).order(ByteOrder.LITTLE_ENDIAN);
        assertEquals(0, in.getShort());
        assertEquals(1, in.getShort());
        int count = in.getShort();
        assertEquals(6, count);
        for (int i = 0; i < count; i++) {
            int at = 6 + 16 * i;
            int side = Byte.toUnsignedInt(ico[at]) == 0 ? 256 : Byte.toUnsignedInt(ico[at]);
            picture(ico, in.getInt(at + 12), in.getInt(at + 8), side);
        }
    }

    @Test
    void everyEntryOfTheMacFileIsAPicture() throws IOException {
        byte[] icns = IconFiles.icns(new Drawing(SVG));
        ByteBuffer in = ByteBuffer.wrap(icns);
        assertEquals(icns.length, in.getInt(4));
        int entries = 0;
        for (int at = 8; at < icns.length; at += in.getInt(at + 4), entries++) {
            picture(icns, at + 8, in.getInt(at + 4) - 8, 0);
        }
        assertEquals(6, entries);
    }

    private static void picture(byte[] file, int from, int length, int side) throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(file, from, length));
        assertNotNull(image);
        assertTrue(side == 0 || image.getWidth() == side && image.getHeight() == side);
    }
}
