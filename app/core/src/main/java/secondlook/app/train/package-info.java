/** Training as a job. */
@NullMarked
package secondlook.app.train;

import org.jspecify.annotations.NullMarked;
