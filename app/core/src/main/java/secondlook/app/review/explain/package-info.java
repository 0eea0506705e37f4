/** What made the model say what it said of one row, for any model that can be asked again. */
@NullMarked
package secondlook.app.review.explain;

import org.jspecify.annotations.NullMarked;
