/** Versions of models: where each comes from, how it compares, and which one counts. */
@NullMarked
package secondlook.app.registry;

import org.jspecify.annotations.NullMarked;
