/** How unsure one distribution is, and how far the members of an ensemble disagree. */
@NullMarked
package secondlook.runtime.uncertainty;

import org.jspecify.annotations.NullMarked;
