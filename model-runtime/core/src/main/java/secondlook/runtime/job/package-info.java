/** Long work that reports progress and can be cancelled. */
@NullMarked
package secondlook.runtime.job;

import org.jspecify.annotations.NullMarked;
