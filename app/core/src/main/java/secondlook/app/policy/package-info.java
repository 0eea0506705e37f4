/** Policies with rules and a second model, applied to runs. */
@NullMarked
package secondlook.app.policy;

import org.jspecify.annotations.NullMarked;
