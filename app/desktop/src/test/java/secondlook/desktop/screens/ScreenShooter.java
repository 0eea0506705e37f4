package secondlook.desktop.screens;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.geometry.Rectangle2D;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.WritableImage;
import javafx.scene.transform.Transform;
import javax.imageio.ImageIO;
import secondlook.desktop.theme.Mode;
import secondlook.desktop.theme.Theme;

/** Takes pictures of a scene in both modes, at 100 % and 200 %, named like those of the design. */
public final class ScreenShooter {

    private final Path folder;

    public ScreenShooter() {
        this(Path.of(System.getProperty("secondlook.target", "target"), "screens"));
    }

    public ScreenShooter(Path folder) {
        this.folder = folder;
    }

    /** Writes {@code name-light.png}, {@code name-light@2x.png} and the same for dark. Not on the FX thread. */
    public void shoot(Scene scene, Theme theme, String name) {
        for (Mode mode : Mode.values()) {
            FxToolkit.run(() -> theme.choose(mode));
            settle();
            String base = name + "-" + mode.name().toLowerCase(java.util.Locale.ROOT);
            write(scene, 1, base + ".png");
            write(scene, 2, base + "@2x.png");
        }
        FxToolkit.run(() -> theme.choose(Mode.LIGHT));
    }

    /** Lets pulses pass, so that style, layout and canvases that redraw on it are done. */
    public static void settle() {
        for (int i = 0; i < 4; i++) {
            FxToolkit.run(() -> Platform.requestNextPulse());
            FxToolkit.run(() -> {
            });
        }
    }

    private void write(Scene scene, double scale, String file) {
        // a snapshot enlarges what a canvas holds, where a real screen of that scale has it drawn finer
        String fine = "data:text/css,.sl-chart{-sl-fineness:" + scale + "}";
        FxToolkit.run(() -> scene.getStylesheets().add(fine));
        settle();
        WritableImage image = FxToolkit.call(() -> {
            Parent root = scene.getRoot();
            String style = root.getStyle();
            // a canvas has the pixels of 100 %, whatever it is scaled to
            root.setStyle((style == null ? "" : style) + "-sl-fineness: " + scale + ";");
            root.applyCss();
            root.layout();
            SnapshotParameters how = new SnapshotParameters();
            how.setTransform(Transform.scale(scale, scale));
            how.setFill(scene.getFill());
            how.setViewport(new Rectangle2D(0, 0, scene.getWidth() * scale, scene.getHeight() * scale));
            WritableImage shot = root.snapshot(how, null);
            root.setStyle(style);
            return shot;
        });
        FxToolkit.run(() -> scene.getStylesheets().remove(fine));
        try {
            Files.createDirectories(folder);
            // nothing shows through, and dividing the colours by the alpha would take most of the time
            BufferedImage opaque = new BufferedImage((int) image.getWidth(), (int) image.getHeight(),
                    BufferedImage.TYPE_INT_RGB);
            ImageIO.write(SwingFXUtils.fromFXImage(image, opaque), "png", folder.resolve(file).toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
