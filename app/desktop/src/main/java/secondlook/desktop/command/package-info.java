/** Everything a person can ask for by name or key. */
@NullMarked
package secondlook.desktop.command;

import org.jspecify.annotations.NullMarked;
