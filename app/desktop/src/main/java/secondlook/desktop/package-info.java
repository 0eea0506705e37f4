/** The window: where the application is put together and started. */
@NullMarked
package secondlook.desktop;

import org.jspecify.annotations.NullMarked;
