/** Everything that can be said of a labelled run, gathered. */
@NullMarked
package secondlook.runtime.evaluation;

import org.jspecify.annotations.NullMarked;
