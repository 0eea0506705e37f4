/** How far reviewers agree. */
@NullMarked
package secondlook.app.agreement;

import org.jspecify.annotations.NullMarked;
