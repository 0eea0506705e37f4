package secondlook.runtime.smile;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a file is by its first bytes. */
enum FileKind {
    /** A ZIP whose first entry is {@code manifest.json}. */
    ARCHIVE,
    /** A Java object stream. */
    SERIALIZED, OTHER;

    /** Never throws for a file that cannot be read: that is {@link #OTHER}. */
    static FileKind of(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] head = in.readNBytes(64);
            if (head.length >= 4 && head[0] == (byte) 0xAC && head[1] == (byte) 0xED) {
                return SERIALIZED;
            }
            String text = new String(head, StandardCharsets.ISO_8859_1);
            // the name stands right after the fixed part of the first local header
            return text.startsWith("PK\3\4") && text.startsWith(SmileArchive.MANIFEST, 30) ? ARCHIVE : OTHER;
        } catch (IOException unreadable) {
            return OTHER;
        }
    }
}
