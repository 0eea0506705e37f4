/** What every command shares: streams, exit codes, progress, cancellation, output files, the log. */
@NullMarked
package secondlook.cli.console;

import org.jspecify.annotations.NullMarked;
