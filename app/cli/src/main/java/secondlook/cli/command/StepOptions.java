package secondlook.cli.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Stack;
import java.util.stream.Stream;
import picocli.CommandLine.IParameterConsumer;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import secondlook.app.shape.Shaping;
import secondlook.app.shape.Step;
import secondlook.runtime.RefusedException;
import secondlook.runtime.data.ColumnType;

/** Steps as options, done in the order in which they are written. */
final class StepOptions {

    @Option(names = "--filter", paramLabel = "SQL", parameterConsumer = InOrder.class, description = "Keeps the rows where this is true.")
    private List<Given> filters = new ArrayList<>();

    @Option(names = "--derive", paramLabel = "NAME=SQL", parameterConsumer = InOrder.class, description = "Computes a column, or replaces it.")
    private List<Given> derived = new ArrayList<>();

    @Option(names = "--rename", paramLabel = "OLD=NEW", parameterConsumer = InOrder.class, description = "Gives a column another name.")
    private List<Given> renamed = new ArrayList<>();

    @Option(names = "--type", paramLabel = "COLUMN=TYPE", parameterConsumer = InOrder.class, description = {
            "Gives a column another type: boolean, integer, real,", "text, date or timestamp."})
    private List<Given> typed = new ArrayList<>();

    @Option(names = "--drop", paramLabel = "COLUMN,…", parameterConsumer = InOrder.class, description = "Leaves columns out.")
    private List<Given> dropped = new ArrayList<>();

    @Option(names = "--sample", paramLabel = "N|P%", parameterConsumer = InOrder.class, description = "Keeps so many rows drawn at random.")
    private List<Given> sampled = new ArrayList<>();

    @Option(names = "--join", paramLabel = "FILE", parameterConsumer = InOrder.class, description = "Adds the columns of another file, by --on.")
    private List<Given> joined = new ArrayList<>();

    @Option(names = "--on", paramLabel = "KEY[=THEIRS]", parameterConsumer = InOrder.class, description = "The key of the join before, and its name in that file.")
    private List<Given> keys = new ArrayList<>();

    @Option(names = "--seed", paramLabel = "N", description = "Of samples; makes them repeatable (${DEFAULT-VALUE}).")
    private long seed = 1;

    /**
     * One option.
     *
     * @param option its name
     * @param left   number of words that came after it, which tells the order
     */
    private record Given(String option, String value, int left) {}

    /** Keeps the place of an option among all of them. */
    static final class InOrder implements IParameterConsumer {

        @Override
        public void consumeParameters(Stack<String> words, ArgSpec argument, CommandSpec command) {
            String name = ((OptionSpec) argument).longestName();
            if (words.isEmpty()) {
                throw new ParameterException(command.commandLine(),
                        "Missing required parameter for option '" + name + "'");
            }
            List<Given> known = argument.getValue();
            List<Given> all = new ArrayList<>(known);
            all.add(new Given(name, words.pop(), words.size()));
            argument.setValue(all);
        }
    }

    /** @throws RefusedException if an option is no step */
    Shaping shaping() {
        List<Given> ordered = Stream.of(filters, derived, renamed, typed, dropped, sampled, joined, keys)
                .flatMap(List::stream).sorted(Comparator.comparingInt(Given::left).reversed()).toList();
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < ordered.size(); i++) {
            Given given = ordered.get(i);
            if (given.option().equals("--join")) {
                Given key = i + 1 < ordered.size() ? ordered.get(++i) : given;
                steps.add(join(given, key));
            } else {
                steps.add(step(given));
            }
        }
        return new Shaping(steps);
    }

    private Step step(Given given) {
        String value = given.value();
        return switch (given.option()) {
            case "--filter" -> new Step.Filter(value);
            case "--derive" -> new Step.Derive(before(given), after(given));
            case "--rename" -> new Step.Rename(before(given), after(given));
            case "--type" -> new Step.ChangeType(before(given), type(given));
            case "--drop" -> new Step.Drop(Arrays.stream(value.split(",", -1)).map(String::strip).toList());
            case "--sample" -> sample(given);
            default -> throw refused(given, "no --join FILE stands before it", "Write --join FILE --on KEY.");
        };
    }

    private static Step join(Given file, Given key) {
        if (!key.option().equals("--on")) {
            throw refused(file, "the key is missing", "Write --join FILE --on KEY.");
        }
        int equals = key.value().indexOf('=');
        String mine = equals < 0 ? key.value() : key.value().substring(0, equals);
        String theirs = equals < 0 ? mine : key.value().substring(equals + 1);
        return new Step.Join(Path.of(file.value()).toAbsolutePath().normalize().toString(), null, mine.strip(),
                theirs.strip(), List.of());
    }

    private Step sample(Given given) {
        String value = given.value().strip();
        try {
            return value.endsWith("%")
                    ? new Step.Sample(null, Double.parseDouble(value.substring(0, value.length() - 1)) / 100, seed)
                    : new Step.Sample(Long.valueOf(value), null, seed);
        } catch (NumberFormatException e) {
            throw refused(given, "it is no size", "Give a number of rows or a share, such as 1000 or 10%.");
        }
    }

    private static ColumnType type(Given given) {
        String name = after(given);
        return Arrays.stream(ColumnType.values()).filter(type -> type.name().equalsIgnoreCase(name)).findFirst()
                .orElseThrow(() -> refused(given, "there is no type " + name, "Choose one of "
                        + String.join(", ",
                                Arrays.stream(ColumnType.values()).map(t -> t.name().toLowerCase(Locale.ROOT))
                                        .toList())
                        + "."));
    }

    private static String before(Given given) {
        return given.value().substring(0, equals(given)).strip();
    }

    private static String after(Given given) {
        return given.value().substring(equals(given) + 1).strip();
    }

    private static int equals(Given given) {
        int at = given.value().indexOf('=');
        if (at < 0) {
            throw refused(given, "there is no = in it", "Write NAME=VALUE.");
        }
        return at;
    }

    private static RefusedException refused(Given given, String why, String remedy) {
        return new RefusedException(given.option() + " " + given.value() + " cannot be done", why, remedy);
    }
}
