package secondlook.desktop.feature.review;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Where there are more classes than digits, typing the first letters of a class leaves those that begin so. */
final class TypeAhead {

    /** As many as there are number keys. */
    static final int DIGITS = 9;

    private TypeAhead() {
    }

    static boolean isNeeded(List<String> classes) {
        return classes.size() > DIGITS;
    }

    /** Indices of the classes that begin with these letters, ignoring case; all where nothing is typed. */
    static List<Integer> matches(List<String> classes, String typed) {
        String wanted = typed.toLowerCase(Locale.ROOT);
        return IntStream.range(0, classes.size())
                .filter(k -> classes.get(k).toLowerCase(Locale.ROOT).startsWith(wanted)).boxed().toList();
    }
}
