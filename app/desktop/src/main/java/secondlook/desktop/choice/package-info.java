/** What a person chose of the window's looks, kept from one start to the next. */
@NullMarked
package secondlook.desktop.choice;

import org.jspecify.annotations.NullMarked;
