package secondlook.desktop.open;

import java.nio.file.Path;
import java.util.function.Consumer;

/** Shows files and folders with whatever the system shows them with. */
public final class ShownDocuments {

    private Consumer<String> system = address -> {
    };

    /** Nothing is shown before this. */
    public void useFor(Consumer<String> addresses) {
        system = addresses;
    }

    public void show(Path file) {
        system.accept(file.toAbsolutePath().toUri().toString());
    }
}
