package secondlook.desktop.feature.model;

import java.util.List;
import java.util.stream.Collectors;
import secondlook.desktop.view.Wording;
import secondlook.runtime.model.ModelSignature;

/** The sentences of the model screen. */
final class ModelWording {

    /** As the binder says it. */
    private static final String NO_SUCH_COLUMN = "no column of that name";

    private ModelWording() {
    }

    /** What the model does: "tells 5 classes from 4 columns". */
    static String does(ModelSignature signature, int wanted) {
        String from = " from " + Wording.count(wanted, "column", "columns");
        return switch (signature.task()) {
            case CLASSIFICATION -> (signature.classes().isEmpty()
                    ? "tells classes"
                    : "tells " + Wording.count(signature.classes().size(), "class", "classes")) + from;
            case REGRESSION -> "computes a value" + from;
            case EMBEDDING -> "computes an embedding" + from;
            case UNKNOWN -> "takes " + Wording.count(wanted, "column", "columns");
        };
    }

    /** "weather-forest v3 tells 5 classes from 4 columns. Three are bound; wind_speed has no column of that name." */
    static String answer(String model, String dataset, ModelSignature signature, List<InputLine> lines) {
        List<InputLine> open = lines.stream().filter(l -> !l.isBound()).toList();
        if (open.isEmpty()) {
            return model + " " + does(signature, lines.size()) + ". All of them are bound.";
        }
        if (open.size() == lines.size()) {
            boolean absent = lines.stream().allMatch(l -> l.problem().equals(NO_SUCH_COLUMN));
            return model + " cannot score " + dataset + ": "
                    + (lines.size() == 1
                            ? "the column it needs is missing" + (absent ? "." : " or does not fit.")
                            : "all " + lines.size() + " columns it needs are missing"
                                    + (absent ? "." : " or do not fit."));
        }
        int bound = lines.size() - open.size();
        String first = open.size() == 1
                ? open.getFirst().wants() + ": " + open.getFirst().problem() + "."
                : open.stream().map(InputLine::wants).collect(Collectors.joining(", ")) + " are not.";
        return model + " " + does(signature, lines.size()) + ". " + (bound == 1
                ? "One is bound; "
                : bound
                        + " are bound; ")
                + first;
    }

    /** Why nothing can be scored yet; empty where it can. */
    static String obstacle(List<InputLine> lines) {
        List<String> open = lines.stream().filter(l -> !l.isBound()).map(InputLine::wants).toList();
        return open.isEmpty()
                ? ""
                : open.size() == 1
                        ? "bind " + open.getFirst() + " first"
                        : open.size() + " inputs to bind first";
    }
}
