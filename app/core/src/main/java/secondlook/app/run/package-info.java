/** Runs: one model over one dataset, immutable. */
@NullMarked
package secondlook.app.run;

import org.jspecify.annotations.NullMarked;
