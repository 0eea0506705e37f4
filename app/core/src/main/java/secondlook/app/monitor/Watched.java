package secondlook.app.monitor;

import java.util.List;
import org.jspecify.annotations.Nullable;
import secondlook.app.data.Dataset;
import secondlook.runtime.decision.Predictions;
import secondlook.runtime.job.JobContext;

/**
 * What one side of a comparison is read from.
 *
 * @param name        for a person
 * @param dataset     the rows
 * @param where       condition that chose them; {@code null} for all
 * @param predictions what was answered on exactly these rows; {@code null} for nothing
 * @param decided     what the watched run's policy makes of them; {@code null} for nothing
 * @param accuracy    what is known of the model where nothing was answered; NaN for nothing
 */
public record Watched(String name, Dataset dataset, @Nullable String where, @Nullable Predictions predictions,
        @Nullable DecidedRows decided, double accuracy) {

    Side side(List<String> inputs, @Nullable String truth, @Nullable String time,
            JobContext context) {
        return new SideReader(dataset, where, context).read(name, inputs, truth, time, predictions, accuracy)
                .deciding(decided);
    }
}
