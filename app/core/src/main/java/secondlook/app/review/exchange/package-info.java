/** Review sessions as files of other tools, out and back. */
@NullMarked
package secondlook.app.review.exchange;

import org.jspecify.annotations.NullMarked;
