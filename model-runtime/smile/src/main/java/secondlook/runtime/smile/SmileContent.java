package secondlook.runtime.smile;

import secondlook.runtime.model.ScoreKind;
import secondlook.runtime.recipe.Recipe;

/**
 * What makes a trained model.
 *
 * @param recipe    preprocessing
 * @param scoring   the fitted arrays; takes as many features as the Recipe makes
 * @param algorithm for a person ("Random forest")
 * @param kind      what a classifier's scores are
 * @param caution   what a person should know of the scores; empty if nothing
 */
record SmileContent(Recipe recipe, Scoring scoring, String algorithm, ScoreKind kind, String caution) {

    SmileContent {
        int made = recipe.features().size();
        if (made != scoring.features()) {
            throw new IllegalArgumentException("the Recipe makes " + made + " features, the model takes "
                    + scoring.features());
        }
        int classes = recipe.labels().classes().size();
        if (Math.max(1, classes) != scoring.width()) {
            throw new IllegalArgumentException(classes + " classes, " + scoring.width() + " scores");
        }
    }
}
