package secondlook.runtime.onnx;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Lists of class names in files that lie beside a model: {@code id2label} in {@code config.json}, as Hugging Face writes it, and
 * {@code labels.txt} with one name a line.
 */
final class SideFiles {

    private static final long LARGEST = 1 << 20;

    private SideFiles() {
    }

    /** Every list found, the likeliest first; a file that cannot be read as one is passed over. */
    static List<List<String>> classNames(Path model) {
        List<List<String>> found = new ArrayList<>();
        Path folder = model.toAbsolutePath().getParent();
        if (folder != null) {
            List<String> labels = NameList.ofJson(NameList.tree(text(folder.resolve("config.json"))).path("id2label"));
            found.add(labels);
            found.add(text(folder.resolve("labels.txt")).lines().map(String::strip).filter(l -> !l.isEmpty()).toList());
        }
        return found;
    }

    /** Those of them that there are. */
    static List<Path> of(Path model) {
        Path folder = model.toAbsolutePath().getParent();
        return folder == null
                ? List.of()
                : Stream.of("config.json", "labels.txt").map(folder::resolve).filter(file -> !text(file).isEmpty())
                        .toList();
    }

    private static String text(Path file) {
        try {
            if (Files.isRegularFile(file) && Files.size(file) <= LARGEST) {
                return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
            }
        } catch (IOException unreadable) {
            return "";
        }
        return "";
    }
}
