/** Which labels are probably wrong. */
@NullMarked
package secondlook.runtime.labels;

import org.jspecify.annotations.NullMarked;
