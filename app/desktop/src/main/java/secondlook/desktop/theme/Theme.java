package secondlook.desktop.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.net.URL;
import java.util.Objects;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Scene;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.IkonResolverProvider;

/** AtlantaFX Primer with our variables on top. Follows the system until the person chooses. Used on the FX thread. */
public final class Theme {

    private final ReadOnlyObjectWrapper<Mode> mode = new ReadOnlyObjectWrapper<>(Mode.LIGHT);
    private final ReadOnlyObjectWrapper<@Nullable Mode> chosen = new ReadOnlyObjectWrapper<>();

    /** Loads the faces and takes the system's mode. The toolkit must be running. */
    public Theme() {
        FontFiles fonts = new FontFiles(System.getProperty(FontFiles.PROPERTY));
        for (String face : new String[]{"IBMPlexSans-Regular.ttf", "IBMPlexSans-SemiBold.ttf"}) {
            fonts.load(resource("/secondlook/app/report/fonts/" + face).toExternalForm());
        }
        // the first who asks decides how faces of icons are loaded
        IkonResolverProvider.getInstance(fonts);
        ObservableValue<ColorScheme> system = Platform.getPreferences().colorSchemeProperty();
        system.subscribe(scheme -> {
            if (chosen.get() == null) {
                set(ofSystem(scheme));
            }
        });
    }

    public ReadOnlyObjectProperty<Mode> mode() {
        return mode.getReadOnlyProperty();
    }

    /** What the person chose; {@code null} while the system is followed. */
    public ReadOnlyObjectProperty<@Nullable Mode> chosen() {
        return chosen.getReadOnlyProperty();
    }

    /** The person's choice; the system is not followed any more. */
    public void choose(Mode next) {
        set(next);
        chosen.set(next);
    }

    /** Back to the system's mode, now and whenever it changes. */
    public void followSystem() {
        chosen.set(null);
        set(ofSystem(Platform.getPreferences().getColorScheme()));
    }

    private static Mode ofSystem(ColorScheme scheme) {
        return scheme == ColorScheme.DARK ? Mode.DARK : Mode.LIGHT;
    }

    /** Dresses a scene and keeps it dressed. */
    public void dress(Scene scene) {
        mode.subscribe(now -> {
            String ours = resource("second-look.css").toExternalForm();
            String colours = resource(now == Mode.DARK ? "dark.css" : "light.css").toExternalForm();
            String charts = resource("/secondlook/desktop/chart/chart.css").toExternalForm();
            scene.getStylesheets().setAll(colours, ours, charts);
            scene.getPreferences().setColorScheme(now == Mode.DARK ? ColorScheme.DARK : ColorScheme.LIGHT);
        });
    }

    private void set(Mode next) {
        Application.setUserAgentStylesheet(next == Mode.DARK
                ? new PrimerDark().getUserAgentStylesheet()
                : new PrimerLight().getUserAgentStylesheet());
        mode.set(next);
    }

    private static URL resource(String name) {
        return Objects.requireNonNull(Theme.class.getResource(name), name);
    }
}
