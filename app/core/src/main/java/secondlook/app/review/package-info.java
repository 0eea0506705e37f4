/** Review sessions and verdicts, append-only. */
@NullMarked
package secondlook.app.review;

import org.jspecify.annotations.NullMarked;
