package secondlook.runtime.remote;

import java.nio.file.Path;
import secondlook.runtime.model.OpenOptions;

/** Where a model comes from and how it is wanted. */
record ModelSource(Path file, String format, OpenOptions options) {

    String name() {
        return String.valueOf(file.getFileName());
    }

    ModelSource with(OpenOptions other) {
        return new ModelSource(file, format, other);
    }
}
