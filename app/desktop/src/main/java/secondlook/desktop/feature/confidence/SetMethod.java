package secondlook.desktop.feature.confidence;

import secondlook.runtime.conformal.ConformalScore;

/** How the classes of a set are chosen. */
enum SetMethod {
    LAC("smallest sets (LAC)"), APS("sizes that follow the doubt (APS)"), RAPS("the same, kept short (RAPS)");

    private final String words;

    SetMethod(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    /**
     * @param penalty   λ of RAPS, ≥ 0
     * @param freeRanks ranks without it, ≥ 0
     */
    ConformalScore score(double penalty, int freeRanks) {
        return switch (this) {
            case LAC -> new ConformalScore.LeastAmbiguous();
            case APS -> new ConformalScore.Adaptive();
            case RAPS -> new ConformalScore.Adaptive(penalty, freeRanks);
        };
    }
}
