package secondlook.desktop.session;

import secondlook.runtime.decision.DecisionPolicy;
import secondlook.runtime.guard.Decisions;
import secondlook.runtime.guard.PolicyFigures;

/**
 * What a policy with rules or a second model decides on the current run.
 *
 * @param policy  that decided
 * @param made    on every row
 * @param figures of it, by the truth column alone, as the command line counts them
 */
public record Decided(DecisionPolicy policy, Decisions made, PolicyFigures figures) {}
