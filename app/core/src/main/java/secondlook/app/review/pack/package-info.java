/** A session as one file that can be handed to somebody else and brought back. */
@NullMarked
package secondlook.app.review.pack;

import org.jspecify.annotations.NullMarked;
