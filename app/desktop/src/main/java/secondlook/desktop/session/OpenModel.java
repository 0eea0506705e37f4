package secondlook.desktop.session;

import secondlook.app.workspace.ModelEntry;
import secondlook.runtime.model.Model;

/** A model of the workspace, opened. */
public record OpenModel(ModelEntry entry, Model model) {

    /** Name and version as people say it ("weather-forest v3"). */
    public String title() {
        return entry.name() + " v" + entry.version();
    }
}
