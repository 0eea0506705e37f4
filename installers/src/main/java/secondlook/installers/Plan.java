package secondlook.installers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is to be built.
 *
 * @param target     for which system
 * @param flavour    with which libraries
 * @param version    of the program, as {@code 1.2.3}
 * @param jars       the runnable folder's jars
 * @param processor  ONNX Runtime's jar without graphics cards
 * @param icons      where {@code second-look.png}, {@code .ico} and {@code .icns} lie
 * @param resources  this module's files for the system
 * @param licence    the licence file
 * @param out        folder to make everything in
 * @param more       further options for jpackage, for signing
 */
record Plan(Target target, Flavour flavour, String version, Path jars, Path processor,
        Path icons, Path resources, Path licence,
        Path out,
        List<String> more) {

    /** Name of the command, of the folder it is installed in, and of the package where it is the only flavour. */
    static final String NAME = "second-look";

    /** As people read it. */
    static final String TITLE = "Second Look";

    String packageName() {
        return flavour == Flavour.GPU ? NAME + "-gpu" : NAME;
    }

    /** What is built here besides the folder that runs without being installed. */
    List<String> types() {
        return switch (target.system()) {
            case "windows" -> List.of("msi", "exe");
            case "mac" -> List.of("dmg", "pkg");
            default -> List.of("deb", "rpm");
        };
    }

    Path input() {
        return out.resolve("input");
    }

    Path modules() {
        return out.resolve("modules");
    }

    /** The list of what jlink leaves out. */
    Path unused() {
        return out.resolve("unused.txt");
    }

    Path runtime() {
        return out.resolve("linked");
    }

    Path images() {
        return out.resolve("image");
    }

    Path image() {
        return images().resolve(target.system().equals("mac") ? TITLE + ".app" : NAME);
    }

    /** Where the image keeps jars, natives and options. */
    Path application() {
        return switch (target.system()) {
            case "windows" -> image().resolve("app");
            case "mac" -> image().resolve("Contents").resolve("app");
            default -> image().resolve("lib").resolve("app");
        };
    }

    /** What ends below {@code /usr/share} on Linux. */
    Path share() {
        return application().resolve("share");
    }

    Path imageRuntime() {
        return switch (target.system()) {
            case "windows" -> image().resolve("runtime");
            case "mac" -> image().resolve("Contents").resolve("runtime").resolve("Contents").resolve("Home");
            default -> image().resolve("lib").resolve("runtime");
        };
    }

    /** Where jpackage finds the files that take the place of its own. */
    Path templates() {
        return target.system().equals("linux") ? out.resolve("templates") : resources;
    }

    /** The list of libraries (CycloneDX) that the build made beside the runnable folder. */
    Path bill() {
        return jars.resolveSibling("..").resolve("bill-of-materials").resolve("second-look.cdx.json").normalize();
    }

    /** What jpackage is told of file types; on Linux files of the package say it. */
    List<Path> fileTypes() throws IOException {
        Path folder = resources.resolve("file-types");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    Path packages() {
        return out.resolve("packages");
    }

    Path icon() {
        return icons.resolve(NAME + switch (target.system()) {
            case "windows" -> ".ico";
            case "mac" -> ".icns";
            default -> ".png";
        });
    }
}
