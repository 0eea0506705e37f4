package secondlook.desktop.feature.review;

import org.jspecify.annotations.Nullable;

/**
 * What came of an act.
 *
 * @param next     the item to show; {@code null} where all are done
 * @param saved    what was stored, in words; empty where nothing was
 * @param changed  whether the answers have changed
 */
record ActResult(@Nullable ItemShown next, String saved, boolean changed) {}
