/** Training again as a routine: a candidate, a comparison, and a stop before promotion. */
@NullMarked
package secondlook.app.retrain;

import org.jspecify.annotations.NullMarked;
