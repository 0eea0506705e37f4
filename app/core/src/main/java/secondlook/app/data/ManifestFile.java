package secondlook.app.data;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Manifests on disk: JSON with snake_case keys, written whole or not at all. */
public final class ManifestFile {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private ManifestFile() {
    }

    /** Writes a record, replacing what was there. */
    public static void write(Path file, Object manifest) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            Files.write(part, JSON.writeValueAsBytes(manifest));
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** @throws IOException if it is absent or not such a manifest */
    public static <T> T read(Path file, Class<T> type) throws IOException {
        JavaType java = JSON.constructType(type);
        T manifest = JSON.readValue(Files.readAllBytes(file), java);
        if (manifest == null) {
            throw new IOException(file + " is empty");
        }
        return manifest;
    }
}
