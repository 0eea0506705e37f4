package secondlook.app.review;

import org.jspecify.annotations.Nullable;
import secondlook.runtime.RefusedException;

/** What an act has to fulfil before it is stored. */
final class ActChecks {

    /** More than anybody types; keeps something pasted by mistake out of the database. */
    private static final int LONGEST_NOTE = 100_000;

    private ActChecks() {
    }

    /** The label that the act gives; {@code null} for acts that give none. */
    static @Nullable String label(SessionEntry entry, ReviewItem item, Answer answer) {
        return switch (answer.kind()) {
            case LABEL -> checked(entry, answer.label());
            case ACCEPT -> predicted(item, "There is nothing to accept");
            case REJECT -> {
                predicted(item, "There is nothing to reject");
                yield null;
            }
            case CANNOT_TELL, SKIP, DEFER, REFER -> null;
            case RETRACT -> throw new IllegalArgumentException("use undo");
        };
    }

    private static String checked(SessionEntry entry, @Nullable String label) {
        if (label == null) {
            throw new IllegalArgumentException("a label is needed");
        }
        boolean fits = entry.classes().isEmpty() ? !label.isBlank() : entry.classes().contains(label);
        if (!fits) {
            throw new RefusedException("Your answer was not saved", "“" + label + "” is not one of the labels",
                    entry.classes().isEmpty() ? "Give a value." : "Give one of " + String.join(", ", entry.classes()));
        }
        return label;
    }

    private static String predicted(ReviewItem item, String what) {
        if (item.predicted().equals("none")) {
            throw new RefusedException(what, "the model gave no usable answer for this row",
                    "Give a label, skip it or defer it.");
        }
        return item.predicted();
    }

    static void length(@Nullable String text, String what) {
        if (text != null && text.length() > LONGEST_NOTE) {
            throw new RefusedException(what + " was not saved", "it has " + text.length() + " characters",
                    "Shorten it to " + LONGEST_NOTE + " at most.");
        }
    }
}
