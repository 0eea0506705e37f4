/** One window for a person: a later start hands over what it was asked to open to the window that is there. */
@NullMarked
package secondlook.desktop.instance;

import org.jspecify.annotations.NullMarked;
