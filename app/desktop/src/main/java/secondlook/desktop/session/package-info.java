/** What the person is working on now. Features meet here and nowhere else. */
@NullMarked
package secondlook.desktop.session;

import org.jspecify.annotations.NullMarked;
