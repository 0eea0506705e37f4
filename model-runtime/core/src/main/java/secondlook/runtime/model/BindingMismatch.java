package secondlook.runtime.model;

import org.jspecify.annotations.Nullable;

/**
 * One reason why a model input cannot be fed from a dataset.
 *
 * @param input      the input's name, or the saved column's name where the input takes many
 * @param wants      what it takes, in words ("float")
 * @param why        in words ("no column of that name", "column wind is text")
 * @param suggestion a column that would fit by type and similar name; {@code null} if none
 */
public record BindingMismatch(String input, String wants, String why, @Nullable String suggestion) {}
