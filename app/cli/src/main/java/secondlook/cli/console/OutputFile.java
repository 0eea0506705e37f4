package secondlook.cli.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import secondlook.runtime.Problem;
import secondlook.runtime.RefusedException;

/** Looks at a place to write to before the work is done, so that an hour's work is not refused at its end. */
public final class OutputFile {

    private OutputFile() {
    }

    /**
     * @param inputs files that must not be overwritten
     * @param kinds  allowed endings, without the dot; empty for any
     * @throws RefusedException if the file cannot be written there
     */
    public static void check(Path out, List<Path> inputs, String... kinds) {
        Path absolute = out.toAbsolutePath().normalize();
        Path folder = absolute.getParent();
        if (kinds.length > 0 && List.of(kinds).stream().noneMatch(k -> ending(absolute).equals(k))) {
            throw refused(out, "its name does not end in ." + String.join(" or .", kinds),
                    "Give the file one of these endings.");
        }
        if (folder == null || !Files.isDirectory(folder)) {
            throw refused(out, "the folder " + folder + " does not exist", "Make the folder, or choose another.");
        }
        if (Files.isDirectory(absolute)) {
            throw refused(out, "it is a folder", "Give the name of a file.");
        }
        if (!Files.isWritable(folder) || (Files.exists(absolute) && !Files.isWritable(absolute))) {
            throw refused(out, "there is no permission to write there", "Choose another folder.");
        }
        for (Path input : inputs) {
            if (same(absolute, input)) {
                throw refused(out, "it is the file that is read", "Choose another name.");
            }
        }
    }

    /**
     * @param files where a command writes; {@code null} for what was not asked for
     * @throws RefusedException if two of them are one
     */
    public static void checkApart(@Nullable Path... files) {
        Set<Path> places = new HashSet<>();
        for (Path file : files) {
            if (file != null && !places.add(file.toAbsolutePath().normalize())) {
                throw refused(file, "something else is written there too", "Choose another name.");
            }
        }
    }

    private static boolean same(Path out, Path input) {
        try {
            return Files.exists(out) && Files.exists(input) && Files.isSameFile(out, input);
        } catch (IOException unreadable) {
            return false;
        }
    }

    /** The file's name without its ending. */
    public static String stem(Path file) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    private static String ending(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }

    private static RefusedException refused(Path out, String why, String remedy) {
        return new RefusedException(new Problem(out + " cannot be written", why, remedy));
    }
}
