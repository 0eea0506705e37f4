package secondlook.desktop.tour;

import java.util.List;

/**
 * A step of the tour.
 *
 * @param anchor selector of what it points at
 */
record TourStep(String title, String text, String anchor) {

    static final List<TourStep> ALL = List.of(
            new TourStep("Start here",
                    "The sample is ready to be looked at. Later, your last workspaces are listed in this place.",
                    ".start-left"),
            new TourStep("Bring your own",
                    "Drop a dataset, a model or predictions anywhere. Then score, drag the threshold over the "
                            + "confidence, and review what it flags; every verdict is saved at once.",
                    ".drop-hint"),
            new TourStep("Find everything",
                    "Ctrl K finds every command, this tour as well. ? shows the keys, F1 opens the help.", ".find"));
}
