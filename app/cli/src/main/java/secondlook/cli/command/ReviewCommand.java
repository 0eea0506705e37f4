package secondlook.cli.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The parent of the review commands; does nothing of itself. */
@Command(name = "review", description = "Review sessions of a workspace.")
public final class ReviewCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        throw new ParameterException(spec.commandLine(), "One of " + String.join(", ", spec.subcommands().keySet())
                + " is needed");
    }
}
