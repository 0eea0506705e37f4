package secondlook.runtime.remote;

import java.nio.file.Path;
import java.util.List;
import secondlook.runtime.model.OpenOptions;

/**
 * Where a model comes from and how it is wanted.
 *
 * @param companions files beside it that go with it
 */
record ModelSource(Path file, String format, List<Path> companions, OpenOptions options) {

    String name() {
        return String.valueOf(file.getFileName());
    }

    ModelSource with(OpenOptions other) {
        return new ModelSource(file, format, companions, other);
    }
}
