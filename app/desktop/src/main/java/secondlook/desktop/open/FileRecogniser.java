package secondlook.desktop.open;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import secondlook.app.data.read.Readers;
import secondlook.app.workspace.PackedReviews;
import secondlook.app.workspace.Workspace;
import secondlook.runtime.model.ModelFiles;

/** Tells what a file is by its first bytes, never by loading it. */
public final class FileRecogniser {

    private static final int HEAD = 8192;
    private static final Pattern PROBABILITY_COLUMN = Pattern.compile("(^|[,;\\t\"])p_[^,;\\t\"]");

    private final ModelFiles models;

    public FileRecogniser(ModelFiles models) {
        this.models = models;
    }

    public FileKind kind(Path path) {
        if (Files.isDirectory(path)) {
            return Workspace.isWorkspace(path) ? FileKind.WORKSPACE : FileKind.UNKNOWN;
        }
        if (!workspace(path).equals(path)) {
            return FileKind.WORKSPACE;
        }
        // a model of ours is a zip with a manifest too
        if (Files.isRegularFile(path) && PackedReviews.recognises(path)) {
            return FileKind.REVIEW;
        }
        if (models.recognises(path)) {
            return FileKind.MODEL;
        }
        byte[] head = head(path);
        if (head.length == 0) {
            return FileKind.UNKNOWN;
        }
        if (Readers.isBinary(path)) {
            return FileKind.TABLE;
        }
        for (byte b : head) {
            if (b == 0) {
                return FileKind.UNKNOWN;
            }
        }
        String firstLine = new String(head, StandardCharsets.UTF_8).lines().findFirst().orElse("");
        return PROBABILITY_COLUMN.matcher(firstLine).results().limit(2).count() == 2
                ? FileKind.PREDICTIONS
                : FileKind.TABLE;
    }

    /** The folder that a path of kind {@link FileKind#WORKSPACE} means: a double click is on the file that lies in it. */
    static Path workspace(Path path) {
        Path parent = path.toAbsolutePath().getParent();
        return parent != null && path.endsWith(Workspace.FILE) && Workspace.isWorkspace(parent) ? parent : path;
    }

    private static byte[] head(Path path) {
        try (InputStream in = Files.newInputStream(path)) {
            return in.readNBytes(HEAD);
        } catch (IOException unreadable) {
            return new byte[0];
        }
    }
}
