package secondlook.app.review;

/**
 * A part of a run's valid rows that items were drawn from.
 *
 * @param name     unique in the session
 * @param accepted whether the policy accepts these rows
 * @param rows     how many there are in the run
 * @param drawn    how many of them are items
 * @param random   whether its items are met in random order, so that those answered so far are a fair sample of it
 */
public record Stratum(String name, boolean accepted, long rows, long drawn, boolean random) {}
