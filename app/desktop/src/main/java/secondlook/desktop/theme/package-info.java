/** Colours, type and the light and dark modes. */
@NullMarked
package secondlook.desktop.theme;

import org.jspecify.annotations.NullMarked;
