/** Whether current data or predictions still look like a reference. */
@NullMarked
package secondlook.runtime.drift;

import org.jspecify.annotations.NullMarked;
