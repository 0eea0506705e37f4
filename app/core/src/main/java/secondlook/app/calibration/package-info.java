/** Calibrating a model on labelled rows, and the file that holds the result. */
@NullMarked
package secondlook.app.calibration;

import org.jspecify.annotations.NullMarked;
