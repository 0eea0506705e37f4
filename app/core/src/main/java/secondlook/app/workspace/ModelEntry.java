package secondlook.app.workspace;

import java.util.List;

/**
 * A registered model.
 *
 * @param sha256  of its file; names its folder
 * @param name    for a person
 * @param version 1, 2, … among models of the same name
 * @param format  {@code onnx} or {@code smile}
 * @param task    {@code classification} or {@code regression}
 * @param classes in score order
 * @param file    file name inside the model's folder
 * @param added   ISO-8601 instant
 */
public record ModelEntry(String sha256, String name, int version, String format, String task, List<String> classes,
        String file, String added) {}
