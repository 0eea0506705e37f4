package secondlook.app.run;

import java.util.List;
import org.jspecify.annotations.Nullable;
import secondlook.app.expect.InputContract;
import secondlook.app.expect.Violation;

/**
 * How the rows of a run kept to what the model expects.
 *
 * @param asked      condition that chose the rows before any were refused; {@code null} for all
 * @param refused    rows that were not scored
 * @param violations every expectation that was broken, with the condition that its rows fulfil
 */
public record RunContract(@Nullable String asked, long refused, List<Violation> violations) {

    static RunContract of(InputContract.Held held) {
        return new RunContract(held.asked(), held.refused(), held.violations());
    }
}
