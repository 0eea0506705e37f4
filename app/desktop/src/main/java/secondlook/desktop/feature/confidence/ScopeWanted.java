package secondlook.desktop.feature.confidence;

import secondlook.runtime.decision.Measure;

/**
 * Which rows somebody wants to look at, and by what.
 *
 * @param facts      of the run
 * @param scope      predicted class, or {@link ScopeFacts#ALL}
 * @param allClasses whether the figures of every class are wanted as well
 * @param flagged    rows that are flagged so far, for the same number by another measure; -1 where that does not matter
 */
record ScopeWanted(RunFacts facts, Measure measure, int scope, boolean allClasses, int flagged) {

    /** An answer with its question. */
    record Found(ScopeWanted wanted, ScopeFacts facts) {}

    Found find() {
        if (allClasses) {
            for (int k : facts.shownConfusion().marks()) {
                facts.scope(measure, k);
            }
        }
        return new Found(this, facts.scope(measure, scope));
    }
}
