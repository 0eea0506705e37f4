/** A run under way. */
@NullMarked
package secondlook.desktop.feature.run;

import org.jspecify.annotations.NullMarked;
