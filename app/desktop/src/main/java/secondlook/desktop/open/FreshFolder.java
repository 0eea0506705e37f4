package secondlook.desktop.open;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** A folder for a workspace that nobody chose a place for. */
public final class FreshFolder {

    private FreshFolder() {
    }

    /** One that does not exist yet: the name, or the name with a number. */
    public static Path in(Path home, String name) {
        Path folder = home.resolve(name);
        for (int i = 2; Files.exists(folder); i++) {
            folder = home.resolve(name + "-" + i);
        }
        return folder;
    }

    /** Removes what was made in vain, as far as it can be. */
    public static void remove(Path folder) {
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.delete(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure)
                        throws IOException {
                    Files.delete(visited);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException left) {
            // the failure that led here is the one to be told
        }
    }
}
