package secondlook.desktop.feature.run;

import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import secondlook.app.data.Dataset;
import secondlook.desktop.session.OpenModel;
import secondlook.desktop.session.Session;

/** What to say where there is no run yet. */
public final class NoRun {

    private final Session session;

    public NoRun(Session session) {
        this.session = session;
    }

    /** "No run yet. Score weather.csv with weather-forest v1 to see how sure it was." */
    public ObservableValue<String> answer() {
        return Bindings.createStringBinding(() -> {
            Dataset dataset = session.dataset().get();
            OpenModel model = session.model().get();
            if (dataset == null) {
                return "No run yet. Open predictions, or a dataset and a model.";
            }
            return model == null
                    ? "No run yet. Choose a model for " + dataset.manifest().name() + "."
                    : "No run yet. Score " + dataset.manifest().name() + " with " + model.title()
                            + " to see how sure it was.";
        }, session.dataset(), session.model());
    }
}
