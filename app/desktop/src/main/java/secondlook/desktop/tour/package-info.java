/** The first steps, shown once to everybody. */
@NullMarked
package secondlook.desktop.tour;

import org.jspecify.annotations.NullMarked;
