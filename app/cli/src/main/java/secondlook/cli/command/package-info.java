/** One class per command. */
@NullMarked
package secondlook.cli.command;

import org.jspecify.annotations.NullMarked;
