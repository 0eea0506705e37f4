package secondlook.app.retrain;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import secondlook.app.database.JsonFault;
import secondlook.app.shape.Shaping;
import secondlook.app.shape.ShapingFile;
import secondlook.runtime.Problem;
import secondlook.runtime.RefusedException;

/** Reads recipes: JSON with snake_case keys. A key that means nothing is refused. */
public final class RetrainRecipeFile {

    private static final long LARGEST = 1L << 20;

    private static final ObjectMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    private RetrainRecipeFile() {
    }

    /** Written out in the recipe, or in a file beside it. */
    private static Shaping shaping(JsonNode steps, Path recipe) {
        if (steps.isTextual()) {
            return ShapingFile.read(recipe.resolveSibling(steps.asText()));
        }
        return ShapingFile.parse((steps.isArray()
                ? JSON.createObjectNode().put("format", ShapingFile.FORMAT).put("version", ShapingFile.VERSION)
                        .set("steps", steps)
                : steps).toString(), recipe.toString());
    }

    /** @throws RefusedException if it is absent, or no recipe */
    public static RetrainRecipe read(Path file) {
        try {
            if (Files.size(file) > LARGEST) {
                throw new RefusedException(file + " is not a retraining recipe", "it is larger than any", "Check it.");
            }
            JsonNode read = JSON.readTree(Files.readString(file));
            if (!(read instanceof ObjectNode said)) {
                throw new RefusedException(file + " is not a retraining recipe", "it is empty", "Write one.");
            }
            JsonNode steps = said.remove("steps");
            RetrainRecipe recipe = JSON.treeToValue(said, RetrainRecipe.class);
            return steps == null || steps.isNull() ? recipe : recipe.with(shaping(steps, file));
        } catch (JsonProcessingException e) {
            if (e.getCause() instanceof RefusedException refused) {
                throw refused;
            }
            JsonLocation at = e.getLocation();
            throw new RefusedException(new Problem(file + " is not a retraining recipe",
                    at == null ? null : "line " + at.getLineNr() + ", column " + at.getColumnNr(),
                    JsonFault.words(e),
                    "Keys are name, target, algorithm, parameters, seed, where, held_out, drop, retries, promote, drift,"
                            + " balance, steps."),
                    e);
        } catch (IOException e) {
            throw new RefusedException(new Problem(file + " is not a retraining recipe",
                    "there is no such file, or it is not text", "Check the path."), e);
        }
    }
}
