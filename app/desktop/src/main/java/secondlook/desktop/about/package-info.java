/** What this program is made of, and what it promises. */
@NullMarked
package secondlook.desktop.about;

import org.jspecify.annotations.NullMarked;
