/** Which predictions to accept: risk against coverage, thresholds with and without a guarantee, costs. */
@NullMarked
package secondlook.runtime.selective;

import org.jspecify.annotations.NullMarked;
