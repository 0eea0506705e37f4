package secondlook.runtime.onnx.graph;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** Checks the files that a model's weights lie in: they must be there, be large enough, and lie in the model's own folder. */
public final class ExternalFiles {

    private ExternalFiles() {
    }

    /**
     * @param model the model's file; references are relative to its folder
     * @return size of all files referred to, in bytes
     * @throws MalformedFileException for a reference that leaves the folder, is absent, or is too short
     */
    public static long check(Path model, List<ExternalReference> references) throws IOException {
        long bytes = 0;
        Path folder = Objects.requireNonNull(model.toRealPath().getParent(), "a file lies in a folder");
        for (ExternalReference reference : references) {
            long size = check(folder, reference);
            bytes = Math.max(bytes, size);
        }
        return bytes;
    }

    private static long check(Path folder, ExternalReference reference) throws IOException {
        String location = reference.location();
        if (location.isBlank()) {
            throw new MalformedFileException(
                    "its weights " + reference.tensor() + " lie in another file that it does not name");
        }
        Path file = inside(folder, location);
        if (!Files.isRegularFile(file)) {
            throw new MalformedFileException("its weights lie in the file " + location + ", which is not beside it");
        }
        // A link inside the folder could lead out of it all the same.
        if (!file.toRealPath().startsWith(folder)) {
            throw leaves(location);
        }
        long size = Files.size(file);
        if (reference.offset() > size || reference.bytes() > size - reference.offset()) {
            throw new MalformedFileException("its weights " + reference.tensor() + " claim more bytes than the file "
                    + location + " has (" + size + ")");
        }
        return size;
    }

    private static Path inside(Path folder, String location) throws MalformedFileException {
        boolean suspicious = location.startsWith("/") || location.startsWith("\\") || location.contains("\\")
                || location.indexOf('\0') >= 0 || location.matches("^[A-Za-z]:.*")
                // A marker by which ONNX Runtime takes the offset for an address in memory.
                || location.contains("_ORT_MEM_ADDR_");
        for (String part : location.split("/", -1)) {
            suspicious |= part.equals("..");
        }
        if (suspicious) {
            throw leaves(location);
        }
        try {
            Path file = folder.resolve(location).normalize();
            if (file.startsWith(folder) && !file.equals(folder)) {
                return file;
            }
        } catch (InvalidPathException noPath) {
            // falls through to the same refusal
        }
        throw leaves(location);
    }

    private static MalformedFileException leaves(String location) {
        String shown = location.length() > 80 ? location.substring(0, 80) + "…" : location;
        return new MalformedFileException(
                "it wants to read the file " + shown.replaceAll("\\p{Cntrl}", "?") + " outside its own folder");
    }
}
