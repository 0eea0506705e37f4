/** Files and folders that a person hands in, recognised by content and opened. */
@NullMarked
package secondlook.desktop.open;

import org.jspecify.annotations.NullMarked;
