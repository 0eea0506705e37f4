package secondlook.app.data.read;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import secondlook.runtime.Problem;
import secondlook.runtime.RefusedException;

/**
 * Which table of a database is read.
 *
 * @param name     of the table
 * @param warnings that others were left
 * @param guesses  the choice, where nobody made it
 */
record TableChoice(String name, List<String> warnings, List<Guess> guesses) {

    private static final int LISTED = 30;

    /** @param tables number of rows by name, in the database's order */
    static TableChoice of(SourceFile source, @Nullable String asked, Map<String, Long> tables) {
        List<String> names = List.copyOf(tables.keySet());
        if (names.isEmpty()) {
            throw new RefusedException(source.origin() + " cannot be imported", "it has no tables",
                    "Choose a database with a table in it.");
        }
        String listed = String.join(", ", names.stream().limit(LISTED).toList())
                + (names.size() > LISTED ? ", \u2026" : "");
        if (asked != null) {
            return names.stream().filter(asked::equalsIgnoreCase).findFirst()
                    .map(name -> new TableChoice(name, List.of(), List.of()))
                    .orElseThrow(() -> new RefusedException(new Problem(source.name() + " has no table " + asked, null,
                            "its tables are " + listed, "Choose one of them.")));
        }
        if (names.size() == 1) {
            return new TableChoice(names.getFirst(), List.of(), List.of());
        }
        String largest = tables.entrySet().stream().reduce((a, b) -> b.getValue() > a.getValue() ? b : a)
                .orElseThrow().getKey();
        return new TableChoice(largest,
                List.of("The database has " + names.size() + " tables (" + listed + "); " + largest
                        + ", the one with the most rows, was read."),
                List.of(new Guess(ReadOptions.TABLE, largest,
                        "It has the most rows of " + names.size() + " tables: " + listed + ".", names)));
    }
}
