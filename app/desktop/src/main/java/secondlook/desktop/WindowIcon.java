package secondlook.desktop;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import javafx.scene.image.Image;

/** The program's icon for title bars and task lists, drawn from {@code src-assets/icon/second-look.svg}. */
final class WindowIcon {

    private static final List<Integer> SIZES = List.of(16, 32, 48, 64, 128, 256);

    private WindowIcon() {
    }

    /** In every size that systems ask for, smallest first. */
    static List<Image> all() {
        return SIZES.stream().map(WindowIcon::read).toList();
    }

    private static Image read(int size) {
        String name = "icon/second-look-" + size + ".png";
        try (InputStream in = Objects.requireNonNull(WindowIcon.class.getResourceAsStream(name), name)) {
            return new Image(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
