/** Which rows of a run are put before a person, in which order, and with which chance. */
@NullMarked
package secondlook.app.review.queue;

import org.jspecify.annotations.NullMarked;
