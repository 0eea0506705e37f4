package secondlook.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;
import secondlook.app.engine.EngineSettings;
import secondlook.app.engine.Engines;
import secondlook.cli.command.AgreementCommand;
import secondlook.cli.command.CalibrateCommand;
import secondlook.cli.command.CompareVariantsCommand;
import secondlook.cli.command.DemoCommand;
import secondlook.cli.command.DescribeCommand;
import secondlook.cli.command.DoctorCommand;
import secondlook.cli.command.DriftCommand;
import secondlook.cli.command.EvaluateCommand;
import secondlook.cli.command.FlagCommand;
import secondlook.cli.command.LogCommand;
import secondlook.cli.command.ModelsCommand;
import secondlook.cli.command.ModelsCompareCommand;
import secondlook.cli.command.ModelsExportCommand;
import secondlook.cli.command.ModelsImportCommand;
import secondlook.cli.command.ModelsListCommand;
import secondlook.cli.command.ModelsPromoteCommand;
import secondlook.cli.command.ModelsRollbackCommand;
import secondlook.cli.command.MonitorCommand;
import secondlook.cli.command.MonitorImportCommand;
import secondlook.cli.command.ReportCommand;
import secondlook.cli.command.RetrainCommand;
import secondlook.cli.command.ReviewAgreementCommand;
import secondlook.cli.command.ReviewCommand;
import secondlook.cli.command.ReviewConflictsCommand;
import secondlook.cli.command.ReviewExportCommand;
import secondlook.cli.command.ReviewImportCommand;
import secondlook.cli.command.ReviewLearnCommand;
import secondlook.cli.command.ReviewListCommand;
import secondlook.cli.command.ReviewMergeCommand;
import secondlook.cli.command.ReviewNewCommand;
import secondlook.cli.command.ReviewPackCommand;
import secondlook.cli.command.ReviewShowCommand;
import secondlook.cli.command.ReviewUnpackCommand;
import secondlook.cli.command.RulesCommand;
import secondlook.cli.command.ScoreCommand;
import secondlook.cli.command.ShapeCommand;
import secondlook.cli.command.TrainCommand;
import secondlook.cli.command.WindowOpener;
import secondlook.cli.command.WorkerCommand;
import secondlook.cli.console.Cancellation;
import secondlook.cli.console.ChosenEngines;
import secondlook.cli.console.Console;
import secondlook.cli.console.ExitCode;
import secondlook.cli.console.Failures;
import secondlook.cli.console.GlobalOptions;
import secondlook.cli.console.LogFile;
import secondlook.cli.console.UserFolders;

/** All commands, put together for one run of the program. */
final class Commands {

    private final Supplier<CommandLine> line;
    private final SecondLook root;
    private final Failures failures;
    private final ChosenEngines engines;

    /** @param terminal whether {@code err} is a terminal
     *  @param make     makes what opens and trains models, if a command needs it */
    Commands(PrintStream out, PrintStream err, boolean terminal, Clock clock, Cancellation cancellation, LogFile log,
            WindowOpener windows, Function<EngineSettings, Engines> make) {
        GlobalOptions options = new GlobalOptions();
        engines = new ChosenEngines(options, System.getenv(), make);
        Console console = new Console(out, err, terminal, options, engines, cancellation);
        failures = new Failures(console, log);
        root = new SecondLook(options, engines, windows);
        line = () -> line(console, out, err, clock, windows);
    }

    private CommandLine line(Console console, PrintStream out, PrintStream err, Clock clock, WindowOpener windows) {
        CommandLine line = new CommandLine(root);
        line.addSubcommand(new DemoCommand(console, clock, windows));
        line.addSubcommand(new DescribeCommand(console, clock));
        line.addSubcommand(new ShapeCommand(console, clock));
        line.addSubcommand(new TrainCommand(console, clock));
        line.addSubcommand(new CompareVariantsCommand(console, clock));
        line.addSubcommand(new ScoreCommand(console, clock));
        line.addSubcommand(new EvaluateCommand(console, clock));
        line.addSubcommand(new FlagCommand(console, clock));
        line.addSubcommand(new CalibrateCommand(console, clock));
        line.addSubcommand(new DriftCommand(console, clock));
        line.addSubcommand(new AgreementCommand(console, clock));
        CommandLine review = new CommandLine(new ReviewCommand());
        review.addSubcommand(new ReviewNewCommand(console, clock));
        review.addSubcommand(new ReviewListCommand(console, clock));
        review.addSubcommand(new ReviewShowCommand(console, clock));
        review.addSubcommand(new ReviewExportCommand(console, clock));
        review.addSubcommand(new ReviewImportCommand(console, clock));
        review.addSubcommand(new ReviewPackCommand(console, clock));
        review.addSubcommand(new ReviewUnpackCommand(console, clock));
        review.addSubcommand(new ReviewMergeCommand(console, clock));
        review.addSubcommand(new ReviewConflictsCommand(console, clock));
        review.addSubcommand(new ReviewAgreementCommand(console, clock));
        review.addSubcommand(new ReviewLearnCommand(console, clock));
        line.addSubcommand(review);
        line.addSubcommand(new LogCommand(console, clock));
        line.addSubcommand(new ReportCommand(console, clock));
        line.addSubcommand(new RetrainCommand(console, clock));
        CommandLine monitor = new CommandLine(new MonitorCommand(console, clock));
        monitor.addSubcommand(new MonitorImportCommand(console, clock));
        line.addSubcommand(monitor);
        line.addSubcommand(new RulesCommand(console, clock));
        CommandLine models = new CommandLine(new ModelsCommand());
        models.addSubcommand(new ModelsListCommand(console, clock));
        models.addSubcommand(new ModelsCompareCommand(console, clock));
        models.addSubcommand(new ModelsPromoteCommand(console, clock));
        models.addSubcommand(new ModelsRollbackCommand(console, clock));
        models.addSubcommand(new ModelsExportCommand(console, clock));
        models.addSubcommand(new ModelsImportCommand(console, clock));
        line.addSubcommand(models);
        line.addSubcommand(new DoctorCommand(console, UserFolders.ofThisUser(), windows));
        line.addSubcommand(new WorkerCommand(UserFolders.ofThisUser()));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setOut(new PrintWriter(out, true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(err, true, StandardCharsets.UTF_8));
        line.setParameterExceptionHandler((failure, arguments) -> usage(failure));
        line.setExecutionExceptionHandler(
                (failure, command, parsed) -> failures.report(failure, command.getCommandName()));
        return line;
    }

    /** Runs one command and returns its exit code; throws nothing. */
    int run(String... arguments) {
        try {
            return PlainStart.isMeantBy(arguments)
                    ? root.open(Arrays.stream(arguments).map(Path::of).toList())
                    : line.get().execute(arguments);
        } catch (Throwable serious) {
            // an Error, for example too little memory: said in one line like everything else
            return failures.report(serious, arguments.length == 0 ? "second-look" : String.join(" ", arguments));
        } finally {
            engines.close();
        }
    }

    private int usage(ParameterException failure) {
        String command = failure.getCommandLine().getCommandSpec().qualifiedName();
        List<String> suggestions = failure instanceof UnmatchedArgumentException unmatched
                ? unmatched.getSuggestions()
                : List.of();
        String hint = suggestions.isEmpty() ? "" : "Did you mean " + String.join(" or ", suggestions) + "? ";
        failures.usage(String.valueOf(failure.getMessage()), hint + "See " + command + " --help.");
        return ExitCode.USAGE;
    }
}
