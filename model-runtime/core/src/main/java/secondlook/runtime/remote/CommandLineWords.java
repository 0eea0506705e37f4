package secondlook.runtime.remote;

import java.util.ArrayList;
import java.util.List;
import secondlook.runtime.RefusedException;

/** The words of a command line. No shell is asked, so nothing in it is expanded. */
final class CommandLineWords {

    private CommandLineWords() {
    }

    /** @throws RefusedException if a quote is not closed, or there is no word */
    static List<String> split(String line) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean inside = false;
        char quote = 0;
        for (char c : line.toCharArray()) {
            if (quote != 0) {
                if (c == quote) {
                    quote = 0;
                } else {
                    word.append(c);
                }
            } else if (c == '"' || c == '\'') {
                quote = c;
                inside = true;
            } else if (Character.isWhitespace(c)) {
                if (inside) {
                    words.add(word.toString());
                    word.setLength(0);
                    inside = false;
                }
            } else {
                word.append(c);
                inside = true;
            }
        }
        if (inside) {
            words.add(word.toString());
        }
        if (quote != 0 || words.isEmpty()) {
            throw new RefusedException("The worker's command cannot be used",
                    quote != 0 ? "a quote in it is not closed" : "it is empty",
                    "Give for example ssh host second-look worker.");
        }
        return words;
    }
}
