package secondlook.app.conformal;

import secondlook.runtime.conformal.ConformalScore;

/**
 * Which sets are wanted.
 *
 * @param score    how classes are scored
 * @param alpha    share of rows whose set may miss the truth, in (0,1)
 * @param perClass whether the promise holds within every true class instead of on average over them (Mondrian)
 * @param seed     draws the rows that set the sizes
 */
public record SetRequest(ConformalScore score, double alpha, boolean perClass, long seed) {

    public SetRequest {
        if (!(alpha > 0 && alpha < 1)) {
            throw new IllegalArgumentException("Not between 0 and 1: " + alpha);
        }
    }
}
