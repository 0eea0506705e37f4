/** The person's settings: the window's looks, and how models run. */
@NullMarked
package secondlook.desktop.settings;

import org.jspecify.annotations.NullMarked;
