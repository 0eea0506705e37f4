/** Programs as the system sees them. */
@NullMarked
package secondlook.runtime.traced;

import org.jspecify.annotations.NullMarked;
