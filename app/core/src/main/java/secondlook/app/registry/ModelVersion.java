package secondlook.app.registry;

import java.util.List;

/**
 * One version of a model.
 *
 * @param id      of the registry, for references to it
 * @param name    shared by all its versions
 * @param version 1, 2, …
 * @param sha256  of its file, lower-case hex; names its folder
 * @param format  {@code onnx} or {@code smile}
 * @param task    {@code classification} or {@code regression}
 * @param classes in score order; empty for a regression
 * @param added   ISO-8601 instant
 * @param state   now
 * @param lineage where it comes from
 */
public record ModelVersion(long id, String name, int version, String sha256, String format, String task,
        List<String> classes, String added, VersionState state, Lineage lineage) {

    public ModelVersion {
        classes = List.copyOf(classes);
    }

    /** "weather@3", as the command line takes it. */
    public String reference() {
        return name + "@" + version;
    }
}
