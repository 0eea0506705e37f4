package secondlook.runtime.remote;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Models that normalise text ask the C library for {@code en_US.UTF-8} by that name, which many machines do not have. In a
 * worker, C.UTF-8, whose upper and lower case are the same, answers to it, from links in the worker's own folder: so such a
 * model runs everywhere, and everywhere alike.
 */
final class LentLocale {

    private static final Path LENDER = Path.of("/usr/lib/locale/C.utf8");
    private static final String SEARCHED = "LOCPATH";

    private LentLocale() {
    }

    /**
     * What the worker's environment needs for it; nothing where the system has no C.UTF-8 in a folder (it is then built in, or
     * another system), where somebody has said where locales are, or where the links cannot be made.
     */
    static Map<String, String> in(Path scratch, Map<String, String> environment) {
        return in(scratch, environment, LENDER);
    }

    static Map<String, String> in(Path scratch, Map<String, String> environment, Path lender) {
        if (!Files.isDirectory(lender) || environment.containsKey(SEARCHED)) {
            return Map.of();
        }
        Path folder = scratch.resolve("locale");
        try {
            Files.createDirectories(folder);
            for (String name : new String[]{"en_US.UTF-8", "C.utf8"}) {
                if (!Files.exists(folder.resolve(name))) {
                    Files.createSymbolicLink(folder.resolve(name), lender);
                }
            }
        } catch (IOException | UnsupportedOperationException noLinks) {
            System.getLogger(LentLocale.class.getName()).log(System.Logger.Level.DEBUG, "no locale is lent", noLinks);
            return Map.of();
        }
        // whatever the person's language is: it is not in that folder
        return Map.of(SEARCHED, folder.toAbsolutePath().toString(), "LC_ALL", "C.UTF-8");
    }
}
