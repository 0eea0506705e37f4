/** Rules: where the model is known to fail, and what happens there instead. */
@NullMarked
package secondlook.desktop.feature.rules;

import org.jspecify.annotations.NullMarked;
