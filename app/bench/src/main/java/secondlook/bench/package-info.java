/** Whole-process benchmarks: our path against the raw library, in turns, in one run. */
@NullMarked
package secondlook.bench;

import org.jspecify.annotations.NullMarked;
