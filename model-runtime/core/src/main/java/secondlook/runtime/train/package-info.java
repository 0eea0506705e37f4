/** The training SPI. */
@NullMarked
package secondlook.runtime.train;

import org.jspecify.annotations.NullMarked;
