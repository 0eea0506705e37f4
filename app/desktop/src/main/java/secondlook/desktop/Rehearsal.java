package secondlook.desktop;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.util.Duration;
import secondlook.cli.Main;

/**
 * Opens the window as a person's start does, and ends. The installers run it once, so that the JVM can note which classes a
 * start needs. It goes no further than the first screen: what more it noted would make every installation larger and no
 * start quicker. Whoever runs it gives it a home folder of its own.
 */
public final class Rehearsal {

    private static final Duration LOOK = Duration.seconds(2);

    private static final String MODULE = "javafx.graphics";

    /** Of JavaFX what it meets a real display with: a rehearsal needs none, and would not load it. */
    private static final List<String> DISPLAYS = List.of("com/sun/glass/ui/gtk", "com/sun/glass/ui/win",
            "com/sun/glass/ui/mac", "com/sun/prism/es2", "com/sun/prism/d3d", "com/sun/prism/mtl");

    private Rehearsal() {
    }

    public static void main(String[] arguments) throws IOException, ClassNotFoundException {
        FileSystem runtime = FileSystems.getFileSystem(URI.create("jrt:/"));
        for (String folder : DISPLAYS) {
            load(runtime.getPath("modules", MODULE), folder);
        }
        SecondLookApplication.onceShown(() -> {
            PauseTransition look = new PauseTransition(LOOK);
            look.setOnFinished(over -> Platform.exit());
            look.play();
        });
        Main.main(arguments);
    }

    /** Without running anything of it: much of it calls native code at once. */
    private static void load(Path module, String folder) throws IOException, ClassNotFoundException {
        if (!Files.isDirectory(module.resolve(folder))) {
            return;
        }
        List<Path> classes;
        try (Stream<Path> files = Files.list(module.resolve(folder))) {
            classes = files.filter(file -> file.toString().endsWith(".class")).toList();
        }
        for (Path file : classes) {
            String name = module.relativize(file).toString().replace('/', '.');
            Class.forName(name.substring(0, name.length() - ".class".length()), false,
                    ClassLoader.getSystemClassLoader());
        }
    }
}
