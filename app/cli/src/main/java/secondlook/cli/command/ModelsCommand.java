package secondlook.cli.command;

import picocli.CommandLine.Command;

/** The parent of the commands on versions of models. */
@Command(name = "models", description = "Versions of a workspace's models: which one counts, and why.")
public final class ModelsCommand extends CommandGroup {
}
