package secondlook.desktop.driven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import secondlook.runtime.traced.Calls;
import secondlook.runtime.traced.FileReader;
import secondlook.runtime.traced.SocketFile;
import secondlook.runtime.traced.TracedProgram;

/** What a whole session in the window, from the start to the first answer, asks of the system. */
class FirstSessionTest {

    @TempDir
    Path folder;

    @Test
    void makesNoSocketOfTheInternetAndWritesOnlyWhereItSays() throws Exception {
        assumeTrue(TracedProgram.isPossible(), "strace cannot be used here");
        int reading = least(FileReader.class, Files.writeString(folder.resolve("read.txt"), "read"));
        int reachable = least(SocketFile.class, folder.resolve("s"));
        TracedProgram program = new TracedProgram(Files.createDirectory(folder.resolve("home")));
        List<String> options = new ArrayList<>(List.of("-Dglass.platform=Headless", "-Dprism.order=sw",
                // JavaFX takes its libraries out of its jars here; the installed program has them as files
                "-Djavafx.cachedir=" + folder.resolve("javafx"), FirstVerdict.class.getName()));
        String natives = System.getProperty("secondlook.natives");
        if (natives != null) {
            options.addFirst("-Dsecondlook.natives=" + natives);
        }
        Calls calls = program.run(program.java(options.toArray(String[]::new)), Map.of("DISPLAY", ":none"));
        System.out.println("the first session: " + calls.network().size() + " network calls, " + calls.sockets().size()
                + " sockets in " + calls.javas() + " Javas; one that listens at a file makes " + reachable
                + ", one that reads a file " + reading);
        assertEquals(List.of(), calls.network());
        assertTrue(calls.sockets().size() <= reachable + reading * (calls.javas() - 1),
                () -> calls.sockets().toString());

        List<Path> documented = new ArrayList<>(List.of(program.home().resolve("Second Look"), program.temporary(),
                folder.resolve("javafx")));
        Stream.of("CONFIG", "STATE", "CACHE").map(use -> program.folder(use).resolve("second-look"))
                .forEach(documented::add);
        if (natives != null) {
            documented.add(Path.of(natives).toAbsolutePath().normalize());
        }
        assertEquals(List.of(), calls.written().stream()
                .filter(path -> documented.stream()
                        .noneMatch(place -> path.startsWith(place) || place.startsWith(path)))
                .toList());
        try (Stream<Path> left = Files.list(program.temporary())) {
            assertEquals(List.of(), left.toList(), "left in the temporary folder");
        }
        try (Stream<Path> made = Files.walk(program.home().resolve("Second Look"))) {
            assertTrue(made.anyMatch(path -> path.endsWith("workspace.db")), "the sample was opened");
        }
    }

    /** How many sockets of the internet a Java makes of itself for so little. */
    private int least(Class<?> main, Path file) throws Exception {
        TracedProgram program = new TracedProgram(Files.createDirectory(folder.resolve(main.getSimpleName())));
        return program.run(program.java(main.getName(), file.toString()), Map.of()).sockets().size();
    }
}
