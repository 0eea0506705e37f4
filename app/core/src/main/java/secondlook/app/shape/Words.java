package secondlook.app.shape;

import java.util.List;
import java.util.Locale;

/** Numbers and lists for a person. */
final class Words {

    private static final int LISTED = 20;

    private Words() {
    }

    static String rows(long n) {
        return counted(n, "row");
    }

    static String values(long n) {
        return counted(n, "value");
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
