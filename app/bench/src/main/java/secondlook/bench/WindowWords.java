package secondlook.bench;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.image.WritableImage;
import javafx.scene.robot.Robot;
import javafx.scene.text.Text;
import javafx.stage.PopupWindow;
import javafx.stage.Screen;
import javafx.stage.Window;
import javax.imageio.ImageIO;

/** What stands on the screen. On the FX thread. */
final class WindowWords {

    private WindowWords() {
    }

    /** The words of all notices in the corner. */
    static String notices() {
        List<String> words = new ArrayList<>();
        for (Window window : Window.getWindows()) {
            if (window instanceof PopupWindow popup && popup.isShowing()) {
                collect(popup.getScene().getRoot(), words);
            }
        }
        return String.join(" ", words);
    }

    private static void collect(Node node, List<String> words) {
        String text = node instanceof Labeled labeled
                ? labeled.getText()
                : node instanceof Text plain ? plain.getText() : null;
        if (text != null && !text.isBlank() && node.isVisible()) {
            words.add(text.replaceAll("\\s+", " "));
        } else if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, words));
        }
    }

    static void closeNotices() {
        List.copyOf(Window.getWindows()).forEach(window -> {
            if (window instanceof PopupWindow popup) {
                popup.hide();
            }
        });
    }

    /** The whole screen as a person sees it. */
    static void picture(Path file) throws IOException {
        Rectangle2D all = Screen.getPrimary().getBounds();
        WritableImage seen = new Robot().getScreenCapture(null, all);
        BufferedImage image = new BufferedImage((int) seen.getWidth(), (int) seen.getHeight(),
                BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                image.setRGB(x, y, seen.getPixelReader().getArgb(x, y));
            }
        }
        ImageIO.write(image, "png", file.toFile());
    }
}
