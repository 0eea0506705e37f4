/** How far several people agree. */
@NullMarked
package secondlook.runtime.agreement;

import org.jspecify.annotations.NullMarked;
