package secondlook.desktop.about;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A library that is shipped.
 *
 * @param name     in words
 * @param artifact {@code group:artifact}
 * @param licences at least one; any of them holds
 */
public record Library(String name, String artifact, String version, List<String> licences) {

    private static final Pattern COORDINATES = Pattern
            .compile("(.*) \\(([^\\s:()]+:[^\\s:()]+):([^\\s:()]+) - [^()]*\\)");

    /** One line of the list that the build makes: {@code (licence) (licence) name (group:artifact:version - address)}. */
    static Optional<Library> read(String line) {
        List<String> licences = new ArrayList<>();
        String rest = line.strip();
        while (rest.startsWith("(")) {
            int end = closing(rest);
            if (end < 0) {
                return Optional.empty();
            }
            licences.add(rest.substring(1, end));
            rest = rest.substring(end + 1).strip();
        }
        Matcher matcher = COORDINATES.matcher(rest);
        return licences.isEmpty() || !matcher.matches()
                ? Optional.empty()
                : Optional.of(new Library(matcher.group(1), matcher.group(2), matcher.group(3), licences));
    }

    private static int closing(String text) {
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            depth += text.charAt(i) == '(' ? 1 : text.charAt(i) == ')' ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return -1;
    }

    String line() {
        return name + " " + version + ": " + String.join(" or ", licences);
    }
}
