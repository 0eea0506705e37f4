/** Calibrators as they travel with a model: fitted, measured, with their origin, and as a file. */
@NullMarked
package secondlook.runtime.calibration.fit;

import org.jspecify.annotations.NullMarked;
