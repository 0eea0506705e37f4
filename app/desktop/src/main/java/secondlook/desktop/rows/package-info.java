/** How values of a dataset are written on a screen. */
@NullMarked
package secondlook.desktop.rows;

import org.jspecify.annotations.NullMarked;
