package secondlook.installers;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The command lines of jlink and jpackage for a plan. */
final class JdkCommands {

    /** Of the JDK and JavaFX what the program and its libraries use; the drivers of databases ask for some. */
    private static final String MODULES = String.join(",", "java.sql", "java.naming",
            "java.management",
            "java.logging", "java.scripting", "java.desktop", "jdk.unsupported", "jdk.jfr", "jdk.localedata",
            "jdk.zipfs",
            "jdk.charsets", "jdk.management", "javafx.controls", "javafx.fxml",
            "java.security.jgss", "java.transaction.xa", "jdk.net",
            // what draws pictures into PDF names its interfaces
            "jdk.xml.dom");

    private final Plan plan;

    JdkCommands(Plan plan) {
        this.plan = plan;
    }

    /** What is linked of the JDK, without what it needs in turn. */
    static List<String> modulesOfTheJdk() {
        return List.of(MODULES.split(",")).stream().filter(module -> !module.startsWith("javafx.")).toList();
    }

    List<String> jlink() {
        return List.of(Tool.ofJdk("jlink"), "--module-path", plan.modules().toString(), "--add-modules", MODULES,
                "--include-locales=en", "--exclude-resources=@" + plan.unused(),
                "--strip-debug", "--no-header-files", "--no-man-pages", "--compress", "zip-9",
                "--output", plan.runtime().toString());
    }

    /** The folder that runs where it lies. */
    List<String> image() {
        List<String> command = new ArrayList<>(List.of(Tool.ofJdk("jpackage"), "--type", "app-image", "--name",
                plan.target().system().equals("mac") ? Plan.TITLE : Plan.NAME, "--app-version", plan.version(),
                "--description", "See how sure a model was, and review what should not be trusted", "--vendor",
                Plan.TITLE,
                "--copyright", "GPL-3.0", "--icon", plan.icon().toString(), "--runtime-image",
                plan.runtime().toString(),
                "--input", plan.input().toString(), "--main-jar", "second-look.jar", "--main-class",
                "secondlook.cli.Main", "--dest", plan.images().toString()));
        javaOptions().forEach(option -> command.addAll(List.of("--java-options", option)));
        if (plan.target().system().equals("windows")) {
            // a program of the window subsystem has no standard output: the command line gets a launcher of its own
            command.addAll(List.of("--add-launcher", "second-look-cli=" + plan.resources().resolve("cli.properties")));
        }
        command.addAll(plan.more());
        return command;
    }

    /** What every start is given. The folder of natives is the image's own, so that none is unpacked at run time. */
    List<String> javaOptions() {
        return List.of("--enable-native-access=ALL-UNNAMED,javafx.graphics", "--sun-misc-unsafe-memory-access=allow",
                "-XX:+UseSerialGC", "-Xms40m", "-XX:-UsePerfData", "-Djava.awt.headless=true",
                // style sheets as the build prepared them, and calls by reflection without compiling an accessor for each
                "-Dbinary.css=true", "-Djdk.reflect.useNativeAccessorOnly=true",
                "-Dsecondlook.natives=$APPDIR/natives",
                "-Dsecondlook.fonts=$APPDIR/" + ApplicationInput.FONTS,
                "-Dsecondlook.flavour=" + plan.flavour().name().toLowerCase(java.util.Locale.ROOT));
    }

    /** An installer of one type around the image. */
    List<String> installer(String type) throws IOException {
        List<String> command = new ArrayList<>(List.of(Tool.ofJdk("jpackage"), "--type", type, "--name",
                plan.target().system().equals("linux") ? plan.packageName() : Plan.TITLE, "--app-version",
                plan.version(),
                "--app-image", plan.image().toString(), "--resource-dir", plan.templates().toString(), "--license-file",
                plan.licence().toString(), "--dest", plan.packages().toString()));
        switch (plan.target().system()) {
            case "linux" -> command.addAll(List.of("--linux-package-name", plan.packageName(), "--install-dir",
                    "/opt", "--linux-app-category", type.equals("deb") ? "science" : "Applications/Engineering",
                    type.equals("deb") ? "--linux-deb-maintainer" : "--linux-rpm-license-type",
                    type.equals("deb") ? "second-look@localhost" : "GPL-3.0-only"));
            case "windows" -> command.addAll(List.of("--win-per-user-install", "--win-menu", "--win-shortcut-prompt",
                    "--win-dir-chooser", "--win-upgrade-uuid", "5b0f0a0e-3f35-4d5e-9c1f-5ec0d100c000"));
            default -> command.addAll(List.of("--mac-package-identifier", "secondlook.desktop"));
        }
        for (Path known : plan.fileTypes()) {
            command.addAll(List.of("--file-associations", known.toString()));
        }
        command.addAll(plan.more());
        return command;
    }
}
