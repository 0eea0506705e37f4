/** Everything that happens to a prediction with no person and no screen. */
@NullMarked
package secondlook.runtime;

import org.jspecify.annotations.NullMarked;
