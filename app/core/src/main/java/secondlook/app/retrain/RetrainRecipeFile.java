package secondlook.app.retrain;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import secondlook.app.database.JsonFault;
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

    /** @throws RefusedException if it is absent, or no recipe */
    public static RetrainRecipe read(Path file) {
        try {
            if (Files.size(file) > LARGEST) {
                throw new RefusedException(file + " is not a retraining recipe", "it is larger than any", "Check it.");
            }
            RetrainRecipe recipe = JSON.readValue(Files.readString(file), RetrainRecipe.class);
            if (recipe == null) {
                throw new RefusedException(file + " is not a retraining recipe", "it is empty", "Write one.");
            }
            return recipe;
        } catch (JsonProcessingException e) {
            if (e.getCause() instanceof RefusedException refused) {
                throw refused;
            }
            JsonLocation at = e.getLocation();
            throw new RefusedException(new Problem(file + " is not a retraining recipe",
                    at == null ? null : "line " + at.getLineNr() + ", column " + at.getColumnNr(),
                    JsonFault.words(e),
                    "Keys are name, target, algorithm, parameters, seed, where, held_out, drop, retries, promote, drift."),
                    e);
        } catch (IOException e) {
            throw new RefusedException(new Problem(file + " is not a retraining recipe",
                    "there is no such file, or it is not text", "Check the path."), e);
        }
    }
}
