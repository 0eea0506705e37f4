/** The frame around every screen: rail, breadcrumb, command palette, status bar, drop target. */
@NullMarked
package secondlook.desktop.shell;

import org.jspecify.annotations.NullMarked;
