package secondlook.app.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;
import secondlook.app.decide.RowDecisions;
import secondlook.runtime.guard.Decisions;
import secondlook.runtime.guard.Outcome;

/**
 * Decisions of a policy with rules or a second model. Besides whether a person should look and why, a file has
 * {@code decision} (accept, review, refuse), {@code label} (what stands; empty where nothing does) and {@code decided_by}
 * (model, fallback, rule, none).
 *
 * @param made one per row of the run
 */
public record GuardedDecisions(Decisions made) implements RowDecisions {

    @Override
    public int rows() {
        return made.rows();
    }

    @Override
    public boolean flags(int row) {
        return made.outcome(row) == Outcome.REVIEW;
    }

    @Override
    public @Nullable String reason(int row) {
        String reason = made.reason()[row];
        return reason.isEmpty() ? null : reason;
    }

    @Override
    public List<Extra> extras() {
        return List.of(new Extra("decision", "VARCHAR", row -> made.outcome(row).key()),
                new Extra("label", "VARCHAR", row -> made.label()[row] < 0 ? null : made.labelName(row)),
                new Extra("decided_by", "VARCHAR", row -> made.source(row).key()));
    }
}
