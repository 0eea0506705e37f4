package secondlook.app.expect;

/**
 * Something that must hold of every row.
 *
 * @param name      for a person
 * @param condition SQL over the columns; a row breaks the rule where it is false (not where a missing value leaves it open)
 * @param action    for rows that break it
 */
public record RowRule(String name, String condition, Action action) {}
