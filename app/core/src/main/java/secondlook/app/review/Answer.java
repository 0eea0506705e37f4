package secondlook.app.review;

import org.jspecify.annotations.Nullable;

/**
 * An act that a person makes on one item.
 *
 * @param position the item
 * @param kind     anything but RETRACT
 * @param label    for LABEL one of the session's classes, or any text if it has none; not looked at otherwise
 * @param note     kept with the item as by {@link ReviewSession#note}; {@code null} leaves the item's note as it is
 * @param seconds  how long the item was shown; negative or NaN counts as 0
 * @param blind    whether the prediction was hidden until now
 */
public record Answer(int position, VerdictKind kind, @Nullable String label, @Nullable String note, double seconds,
        boolean blind) {}
