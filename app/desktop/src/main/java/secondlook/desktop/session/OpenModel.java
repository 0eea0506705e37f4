package secondlook.desktop.session;

import secondlook.app.workspace.ModelEntry;
import secondlook.runtime.model.Model;

/** A model of the workspace, opened. */
public record OpenModel(ModelEntry entry, Model model) {

    /** Name and version as people say it ("weather-forest v3"). */
    public String title() {
        return title(entry);
    }

    /** The same of a model that is not open. */
    public static String title(ModelEntry entry) {
        return entry.name().replaceFirst("\\.smile$", "") + " v" + entry.version();
    }
}
