package secondlook.cli.command;

import picocli.CommandLine.Command;

/** The parent of the review commands. */
@Command(name = "review", description = "Review sessions of a workspace.")
public final class ReviewCommand extends CommandGroup {
}
