package secondlook.installers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Collectors;

/**
 * Puts a shell script in the place of jpackage's launcher on Linux: that one can neither name the person's own folders in
 * Java's options, so that reports of crashes would lie about, nor set the environment before the first native library is loaded.
 */
final class ShellLauncher {

    private static final String APP = "$app";

    private final Plan plan;

    ShellLauncher(Plan plan) {
        this.plan = plan;
    }

    /** Writes the script from jpackage's options, and removes what is then of no use. */
    void replace() throws IOException {
        Path configuration = plan.application().resolve(Plan.NAME + ".cfg");
        Path launcher = plan.image().resolve("bin").resolve(Plan.NAME);
        Files.delete(launcher);
        Files.writeString(launcher, script(Files.readString(plan.resources().resolve("launcher")),
                LauncherOptions.read(configuration)));
        Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.delete(configuration);
        Files.deleteIfExists(plan.image().resolve("lib").resolve("libapplauncher.so"));
    }

    static String script(String template, LauncherOptions options) {
        return template
                .replace("@OPTIONS@", options.options().stream().map(option -> "  \"" + option + "\" \\")
                        .collect(Collectors.joining("\n")))
                .replace("@CLASSPATH@", String.join(":", options.classPath()))
                .replace("@MAIN@", options.mainClass())
                .replace(LauncherOptions.FOLDER, APP);
    }
}
