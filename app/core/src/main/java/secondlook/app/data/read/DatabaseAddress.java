package secondlook.app.data.read;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import secondlook.runtime.Problem;
import secondlook.runtime.RefusedException;

/**
 * Where a database answers: {@code jdbc:postgresql://host:port/database} or {@code jdbc:mysql://…}, {@code jdbc:mariadb://…}.
 *
 * @param url as it was given; holds no password
 */
public record DatabaseAddress(String url) {

    private static final Pattern FORM = Pattern
            .compile("jdbc:(postgresql|mysql|mariadb)://([^/?@#]+)/([^?#/]+)(?:\\?([^#]*))?");

    /** Drivers take others that name classes to load or files to write. */
    private static final Set<String> PARAMETERS = Set.of("ssl", "sslmode", "currentschema", "connecttimeout", "user",
            "usessl", "tcpkeepalive");

    /**
     * @throws RefusedException if it is no such address, or has a password in it
     */
    public DatabaseAddress {
        Matcher form = FORM.matcher(url);
        if (url.matches("(?is).*([?&]password=|//[^/]*@).*")) {
            throw new RefusedException("The address of the database cannot be used",
                    "a password or user stands in it, where others could read it",
                    "Take it out: say the user with the option user; the password is asked for, or taken from the"
                            + " environment variable SECOND_LOOK_PASSWORD.");
        }
        if (!form.matches()) {
            throw new RefusedException(new Problem(url + " is no address of a database", null,
                    "it is not written like one",
                    "Write jdbc:postgresql://host:port/database or jdbc:mysql://\u2026."));
        }
        String parameters = form.group(4) == null ? "" : form.group(4);
        for (String parameter : parameters.split("&")) {
            String key = parameter.replaceFirst("=.*", "").toLowerCase(Locale.ROOT);
            if (!key.isEmpty() && !PARAMETERS.contains(key)) {
                throw new RefusedException(new Problem("The address of the database cannot be used", null,
                        "the parameter " + key + " is not let through",
                        "These are: " + String.join(", ", PARAMETERS.stream().sorted().toList()) + "."));
            }
        }
    }

    /** Whether a text means to be an address rather than a file. */
    public static boolean isMeant(String text) {
        return text.startsWith("jdbc:");
    }

    boolean isPostgres() {
        return url.startsWith("jdbc:postgresql:");
    }

    /** The name of the database. */
    public String database() {
        Matcher form = FORM.matcher(url);
        return form.matches() ? form.group(3) : "database";
    }

    /** What the MariaDB driver, which also speaks to MySQL, calls it. */
    String driverUrl() {
        return url.replaceFirst("^jdbc:mysql:", "jdbc:mariadb:");
    }

    /** For the manifest: without parameters. */
    public String shown() {
        return url.replaceFirst("\\?.*", "");
    }
}
