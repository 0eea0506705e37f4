package secondlook.desktop.feature.rules;

import org.jspecify.annotations.Nullable;
import secondlook.runtime.decision.Rule;
import secondlook.runtime.guard.RuleFigures;

/**
 * A rule as the list shows it.
 *
 * @param rule     what it says
 * @param figures  what it does to the run; {@code null} while that is not known
 * @param conflict with a rule before it, in words; empty for none
 */
record RuleRow(Rule rule, @Nullable RuleFigures figures, String conflict) {}
