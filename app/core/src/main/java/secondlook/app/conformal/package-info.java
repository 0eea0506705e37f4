/** Sets of classes for the rows of a run, set by one part of the labelled rows and tried on the other. */
@NullMarked
package secondlook.app.conformal;

import org.jspecify.annotations.NullMarked;
