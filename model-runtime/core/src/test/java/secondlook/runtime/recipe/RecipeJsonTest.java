package secondlook.runtime.recipe;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import secondlook.runtime.RefusedException;
import secondlook.runtime.data.FeatureBatch;
import secondlook.runtime.model.Task;

/** A Recipe's JSON comes out of a file that anybody may have written. */
class RecipeJsonTest {

    private static String good() {
        FeatureBatch batch = RandomTable.of(100, new SplittableRandom(5));
        return new RecipeFitter(RecipeOptions.SCALED)
                .fit(Task.CLASSIFICATION, "label", new TargetLabels(List.of("a", "b")), batch).recipe()
                .toJson();
    }

    private static void refused(String json) {
        RefusedException refused = assertThrows(RefusedException.class, () -> Recipe.fromJson(json));
        assertTrue(refused.problem().oneLine().startsWith("The Recipe cannot be read"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"\"version\" : 1|\"version\" : 2", "second-look-recipe|something-else",
            "\"do\" : \"number\"|\"do\" : \"java.lang.Runtime\"", "\"type\" : \"real\"|\"type\" : \"object\"",
            "\"steps\" : [|\"steps\" : [ 7, ", "\"fill\" : |\"fill\" : 1e999, \"was\" : ",
            "\"task\" : \"classification\"|\"task\" : 3", "\"scaling\" : [|\"scaling\" : [ [ 0, 0 ], ",
            "\"column\" : \"c0\"|\"column\" : null"})
    void anythingElseIsRefused(String from, String to) {
        String json = good();
        String changed = json.replace(from, to);
        assertTrue(!changed.equals(json), from + " is not in " + json);
        refused(changed);
    }

    @Test
    void nonsenseIsRefused() {
        refused("");
        refused("null");
        refused("[]");
        refused("{");
        refused("[".repeat(100_000));
        refused(" ".repeat(RecipeJson.MAX_LENGTH + 1));
        refused("{\"format\":\"second-look-recipe\",\"version\":1}");
        refused(good() + good());
    }

    @Test
    void cutsAreRefusedAndChangesAreReadOrRefused() {
        String json = good();
        SplittableRandom random = new SplittableRandom(12);
        int refused = 0;
        for (int i = 0; i < 500; i++) {
            refused(json.substring(0, random.nextInt(json.length() - 1)));
            StringBuilder changed = new StringBuilder(json);
            changed.setCharAt(random.nextInt(json.length()), (char) (32 + random.nextInt(90)));
            try {
                Recipe.fromJson(changed.toString()).features();
            } catch (RefusedException e) {
                refused++;
            }
        }
        assertTrue(refused > 0);
    }
}
