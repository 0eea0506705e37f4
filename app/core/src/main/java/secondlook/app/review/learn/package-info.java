/** From what people said to rows that a model can learn from. */
@NullMarked
package secondlook.app.review.learn;

import org.jspecify.annotations.NullMarked;
