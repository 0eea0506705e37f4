/** Whether confidences mean what they say, and fitted maps that make them. */
@NullMarked
package secondlook.runtime.calibration;

import org.jspecify.annotations.NullMarked;
