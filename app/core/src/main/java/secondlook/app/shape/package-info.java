/** Shaping: recorded steps that make another dataset of one. */
@NullMarked
package secondlook.app.shape;

import org.jspecify.annotations.NullMarked;
