/** How one dataset, or one run, differs from a reference. */
@NullMarked
package secondlook.app.drift;

import org.jspecify.annotations.NullMarked;
