package secondlook.cli.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** Removes a folder and all in it; follows no links. */
public final class FolderRemoval extends SimpleFileVisitor<Path> {

    private FolderRemoval() {
    }

    public static void remove(Path folder) {
        try {
            Files.walkFileTree(folder, new FolderRemoval());
        } catch (IOException undeletable) {
            throw new UncheckedIOException(undeletable);
        }
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        Files.delete(file);
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) throws IOException {
        Files.delete(folder);
        return FileVisitResult.CONTINUE;
    }
}
