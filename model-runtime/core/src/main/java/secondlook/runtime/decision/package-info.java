/** Measures of uncertainty, policies and what they say of a row. */
@NullMarked
package secondlook.runtime.decision;

import org.jspecify.annotations.NullMarked;
