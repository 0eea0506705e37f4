package secondlook.app.shape;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import secondlook.app.database.JsonFault;
import secondlook.app.duckdb.DiskTrouble;
import secondlook.runtime.Problem;
import secondlook.runtime.ProblemException;
import secondlook.runtime.RefusedException;

/** Shapings as JSON: {@code {"format": "second-look-steps", "version": 1, "steps": [{"step": "filter", …}, …]}}. */
public final class ShapingFile {

    public static final String FORMAT = "second-look-steps";

    public static final int VERSION = 1;

    /** Of the text in characters. */
    private static final int LARGEST = 4_000_000;

    private static final ObjectMapper JSON = JsonMapper
            .builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(16).maxNumberLength(100)
                            .maxStringLength(LARGEST).maxDocumentLength(LARGEST).build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(SerializationFeature.INDENT_OUTPUT).enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS).disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .build();

    private ShapingFile() {
    }

    public static String json(Shaping shaping) {
        ObjectNode root = JSON.createObjectNode().put("format", FORMAT).put("version", VERSION);
        ArrayNode steps = root.putArray("steps");
        shaping.steps().forEach(step -> steps.add(JSON.<JsonNode>valueToTree(step)));
        try {
            return JSON.writeValueAsString(root).replace("\r\n", "\n");
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * @param from named in the refusal
     * @throws RefusedException if it is not what {@link #json} writes, or what a newer version wrote
     */
    public static Shaping parse(String json, String from) {
        try {
            if (json.length() > LARGEST) {
                throw refused(from, "it is larger than " + LARGEST + " characters", null);
            }
            JsonNode root = JSON.readTree(json);
            if (root == null || !FORMAT.equals(root.path("format").asText()) || !root.path("version").isInt()) {
                throw refused(from, "it does not say that it is " + FORMAT, null);
            }
            int version = root.path("version").asInt();
            if (version != VERSION) {
                throw refused(from, version > VERSION
                        ? "a newer Second Look wrote it (version " + version + ")"
                        : "there is no version " + version, null);
            }
            if (!root.path("steps").isArray()) {
                throw refused(from, "it has no list of steps", null);
            }
            List<Step> steps = new ArrayList<>();
            for (JsonNode step : root.path("steps")) {
                steps.add(step(step, steps.size() + 1, from));
            }
            return new Shaping(steps);
        } catch (JsonProcessingException e) {
            throw refused(from, "it is no JSON: " + firstLine(e.getOriginalMessage())
                    + (e.getLocation() == null ? "" : ", line " + e.getLocation().getLineNr()), e);
        }
    }

    private static Step step(JsonNode node, int number, String from) {
        try {
            Step step = JSON.treeToValue(node, Step.class);
            if (step == null) {
                throw refused(from, "step " + number + " is empty", null);
            }
            return step;
        } catch (JsonProcessingException e) {
            Throwable cause = e.getCause();
            String why = cause instanceof ProblemException known
                    ? known.problem().why()
                    : JsonFault.words(e);
            throw refused(from, "step " + number + " is none: " + why, e);
        }
    }

    /** @throws RefusedException if it cannot be read */
    public static Shaping read(Path file) {
        try {
            if (Files.notExists(file)) {
                throw refused(file.toString(), "there is no such file", null);
            }
            if (!Files.isRegularFile(file) || Files.size(file) > LARGEST) {
                throw refused(file.toString(), "it is no file of at most 4 MB", null);
            }
            return parse(Files.readString(file), file.toString());
        } catch (IOException e) {
            throw refused(file.toString(), e instanceof java.nio.charset.CharacterCodingException
                    ? "it is not UTF-8 text"
                    : DiskTrouble.words(e), e);
        }
    }

    /** Writes it whole or not at all. */
    public static void write(Path file, Shaping shaping) {
        write(file, json(shaping) + "\n");
    }

    /** Writes any text whole or not at all. */
    public static void write(Path file, String text) {
        Path target = file.toAbsolutePath();
        Path part = target.resolveSibling("." + target.getFileName() + ".part");
        try {
            try {
                Files.writeString(part, text, StandardCharsets.UTF_8);
                Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            throw new RefusedException(
                    new Problem(file + " cannot be written", null, DiskTrouble.words(e), "Choose another folder."), e);
        }
    }

    private static String firstLine(@Nullable String message) {
        return message == null ? "unknown" : message.lines().findFirst().orElse("unknown");
    }

    private static RefusedException refused(String from, String why, @Nullable Exception cause) {
        Problem problem = new Problem("The steps cannot be read", from, why,
                "Use a file that shape --save-steps wrote, or correct it.");
        return cause == null ? new RefusedException(problem) : new RefusedException(problem, cause);
    }
}
