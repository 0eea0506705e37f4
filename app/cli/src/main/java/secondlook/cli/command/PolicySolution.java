package secondlook.cli.command;

import secondlook.runtime.decision.DecisionPolicy;

/**
 * A policy and where it comes from.
 *
 * @param policy the rule
 * @param method {@code threshold}, {@code guaranteed}, {@code budget}, {@code cost}, {@code chow} or {@code kept}
 * @param words  the same in a sentence's end, for a person
 */
record PolicySolution(DecisionPolicy policy, String method, String words) {}
