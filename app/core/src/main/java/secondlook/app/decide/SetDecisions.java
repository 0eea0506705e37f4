package secondlook.app.decide;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import secondlook.app.conformal.SetReport;
import secondlook.app.database.Json;
import secondlook.runtime.decision.Predictions;

/** Decisions by conformal sets: a row whose set is not exactly one class goes before a person. */
public final class SetDecisions implements RowDecisions {

    private final Predictions predictions;
    private final SetReport sets;
    private final IntFunction<double[]> distribution;

    /**
     * @param sets         of the run's rows
     * @param distribution of a row; see {@link secondlook.app.run.Run#distribution}
     */
    public SetDecisions(Predictions predictions, SetReport sets, IntFunction<double[]> distribution) {
        this.predictions = predictions;
        this.sets = sets;
        this.distribution = distribution;
    }

    @Override
    public int rows() {
        return predictions.rows();
    }

    @Override
    public boolean flags(int row) {
        return sets.sizes()[row] != 1;
    }

    @Override
    public @Nullable String reason(int row) {
        return switch (sets.sizes()[row]) {
            case SetReport.NONE -> "the model gave no usable scores";
            case 0 -> "no class fits";
            case 1 -> null;
            default -> sets.sizes()[row] + " classes fit";
        };
    }

    @Override
    public List<Extra> extras() {
        return List.of(new Extra("conformal_set", "VARCHAR", this::set),
                new Extra("set_size", "INTEGER", row -> predictions.isValid(row) ? (int) sets.sizes()[row] : null));
    }

    /** The classes in the set as a JSON list; {@code null} where the row is invalid. */
    private @Nullable String set(int row) {
        if (!predictions.isValid(row)) {
            return null;
        }
        boolean[] in = sets.classifier().set(distribution.apply(row), 0);
        List<String> names = new ArrayList<>();
        for (int k = 0; k < in.length; k++) {
            if (in[k]) {
                names.add(predictions.classes().get(k));
            }
        }
        return Json.write(names);
    }
}
