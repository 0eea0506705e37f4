package secondlook.desktop.feature.model;

import org.jspecify.annotations.Nullable;
import secondlook.app.workspace.ModelEntry;

/**
 * Something to do where a model cannot score a dataset.
 *
 * @param kind    what kind of way it is
 * @param title   what it does ("Go back to days.csv")
 * @param hint    what to expect of it
 * @param dataset id of the dataset to go back to; {@code null} for other ways
 * @param model   a model that fits; {@code null} for other ways or if there is none
 */
record WayOut(Kind kind, String title, String hint, @Nullable String dataset, @Nullable ModelEntry model) {

    enum Kind {
        DATASET, MODEL, TRAIN
    }
}
