/** Long work for a screen: progress, time left and cancel as JavaFX properties. */
@NullMarked
package secondlook.desktop.job;

import org.jspecify.annotations.NullMarked;
