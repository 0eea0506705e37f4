/** Applies a whole policy, with its rules and its second model, to rows. */
@NullMarked
package secondlook.runtime.guard;

import org.jspecify.annotations.NullMarked;
