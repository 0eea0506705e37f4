package secondlook.app.shape;

import java.util.List;
import java.util.Locale;

/** Numbers and lists for a person. */
final class Words {

    private static final int LISTED = 20;

    private Words() {
    }

    /** "1 row has", "2 rows have". */
    static String rows(long n, String one, String many) {
        return counted(n, "row") + " " + (n == 1 ? one : many);
    }

    /** "1 value of price was", "2 values of price were". */
    static String values(long n, String of, String one, String many) {
        return counted(n, "value") + " of " + of + " " + (n == 1 ? one : many);
    }

    static String steps(long n) {
        return counted(n, "step");
    }

    private static String counted(long n, String what) {
        return String.format(Locale.ROOT, n == 1 ? "%,d " + what : "%,d " + what + "s", n);
    }

    static String listed(List<String> names) {
        return String.join(", ", names.stream().limit(LISTED).toList()) + (names.size() > LISTED ? ", …" : "");
    }
}
