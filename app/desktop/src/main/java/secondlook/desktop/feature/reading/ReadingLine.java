package secondlook.desktop.feature.reading;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import secondlook.app.data.read.Guess;
import secondlook.app.data.read.ReadOptions;

/**
 * What is assumed of one thing about a file, and why.
 *
 * @param choice    what it is about
 * @param value     what is assumed now
 * @param offered   what there is to choose from
 * @param why       one sentence
 * @param corrected whether a person said so
 */
record ReadingLine(ReadChoice choice, String value, List<String> offered, String why, boolean corrected) {

    /** @param guesses by key, what was found out where nobody said it */
    static ReadingLine of(ReadChoice choice, ReadOptions options, Map<String, Guess> guesses) {
        Guess guess = guesses.get(choice.key());
        String asked = options.get(choice.key());
        List<String> offered = guess != null && !guess.among().isEmpty() ? guess.among() : choice.offered();
        String guessed = guess == null ? choice.otherwise() : guess.value();
        return asked != null
                ? new ReadingLine(choice, ReadChoice.asTyped(choice.key(), asked), offered, said(guess, guessed), true)
                : new ReadingLine(choice, guessed, offered, guess == null ? choice.why() : guess.why(), false);
    }

    private static String said(@Nullable Guess guess, String guessed) {
        return "You said so. " + (guessed.isEmpty()
                ? ""
                : (guess == null ? "Without it: " : "Guessed: ") + guessed
                        + (guess == null ? "." : ". " + guess.why()));
    }
}
