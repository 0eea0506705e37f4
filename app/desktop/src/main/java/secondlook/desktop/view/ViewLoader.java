package secondlook.desktop.view;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import javafx.fxml.FXMLLoader;
import javafx.scene.Parent;

/** Loads views; the one controller factory. {@code XxxController} belongs to {@code XxxView.fxml} beside it. */
public final class ViewLoader {

    private final Map<Class<?>, Supplier<?>> controllers = new HashMap<>();
    /** What a controller has derived from other values is heard only as long as the controller is there. */
    private final List<Object> made = new ArrayList<>();

    /** Says how a controller is made. */
    public <C> void register(Class<C> type, Supplier<? extends C> factory) {
        controllers.put(type, factory);
    }

    /** Loads the view of a registered controller. */
    public Parent load(Class<?> controller) {
        String name = controller.getSimpleName().replaceFirst("Controller$", "View.fxml");
        URL fxml = Objects.requireNonNull(controller.getResource(name), name);
        FXMLLoader loader = new FXMLLoader(fxml);
        loader.setControllerFactory(this::make);
        try {
            return loader.load();
        } catch (IOException e) {
            throw new UncheckedIOException("the view " + name + " cannot be loaded", e);
        }
    }

    private Object make(Class<?> type) {
        Supplier<?> factory = controllers.get(type);
        if (factory == null) {
            throw new IllegalStateException("no controller registered for " + type.getName());
        }
        Object controller = factory.get();
        made.add(controller);
        return controller;
    }
}
