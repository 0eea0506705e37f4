/** Preprocessing that travels with a model. */
@NullMarked
package secondlook.runtime.recipe;

import org.jspecify.annotations.NullMarked;
