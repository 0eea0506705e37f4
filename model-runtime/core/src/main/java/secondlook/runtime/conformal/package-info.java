/** Prediction sets and intervals that hold the truth with a chosen probability. */
@NullMarked
package secondlook.runtime.conformal;

import org.jspecify.annotations.NullMarked;
