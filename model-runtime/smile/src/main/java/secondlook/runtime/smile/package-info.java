/** The Smile engine: training, persistence and scoring. */
@NullMarked
package secondlook.runtime.smile;

import org.jspecify.annotations.NullMarked;
