/** Intervals for a rate, how many reviews an estimate needs, and estimates from weighted samples. */
@NullMarked
package secondlook.runtime.estimate;

import org.jspecify.annotations.NullMarked;
