/** The program's entry: with files or nothing it opens the window, with a command it works without one. */
@NullMarked
package secondlook.cli;

import org.jspecify.annotations.NullMarked;
