package secondlook.app.data;

import java.util.List;

/**
 * Where a shaped dataset comes from.
 *
 * @param name    of the dataset that was imported
 * @param sha256  its fingerprint
 * @param rows    its number of rows
 * @param steps   what was done to it, in words, one line a step
 * @param shaping the steps as JSON, so that they can be done again on other data
 */
public record Origin(String name, String sha256, long rows, List<String> steps, String shaping) {

    public Origin {
        steps = List.copyOf(steps);
    }
}
