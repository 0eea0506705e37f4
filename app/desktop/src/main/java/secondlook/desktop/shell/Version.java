package secondlook.desktop.shell;

import org.jspecify.annotations.Nullable;

/** The version of this program. */
final class Version {

    /** From the jar's manifest; "development" when run from class files. */
    static final String TEXT = text(Version.class.getPackage().getImplementationVersion());

    private Version() {
    }

    private static String text(@Nullable String version) {
        return version == null ? "development" : version;
    }
}
