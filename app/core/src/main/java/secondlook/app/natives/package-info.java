/** Native libraries: unpacked once, and never left lying about. */
@NullMarked
package secondlook.app.natives;

import org.jspecify.annotations.NullMarked;
