@NullMarked
package secondlook.app.calibration;

import org.jspecify.annotations.NullMarked;
