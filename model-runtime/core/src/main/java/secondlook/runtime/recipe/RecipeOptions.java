package secondlook.runtime.recipe;

/**
 * What an algorithm wants of its features.
 *
 * @param standardise whether quantities are shifted and scaled to mean 0 and standard deviation 1
 * @param ordinal     whether a category with more than {@code oneHotLevels} levels may become one ordinal code (trees);
 *                    otherwise its rarer levels are grouped
 * @param oneHotLevels most levels that become 0/1 features
 * @param maxLevels   a text with more levels than this is dropped
 */
public record RecipeOptions(boolean standardise, boolean ordinal, int oneHotLevels, int maxLevels) {

    /** For trees: nothing scaled, ordinal codes above twelve levels. */
    public static final RecipeOptions TREES = new RecipeOptions(false, true, 12, 1000);

    /** For algorithms that measure distances or multiply: scaled, at most thirty 0/1 features per column. */
    public static final RecipeOptions SCALED = new RecipeOptions(true, false, 30, 1000);
}
