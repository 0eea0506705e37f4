/** Two models on the same rows. */
@NullMarked
package secondlook.runtime.comparison;

import org.jspecify.annotations.NullMarked;
