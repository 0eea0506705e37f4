/** Reads reference cases, answers them with the statistics of this module, and compares. */
@NullMarked
package secondlook.runtime.cases;

import org.jspecify.annotations.NullMarked;
