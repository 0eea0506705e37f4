package secondlook.app.data.read;

import io.airlift.compress.v3.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import secondlook.runtime.Problem;
import secondlook.runtime.RefusedException;

/** Reads a file that was compressed with gzip or Zstandard: its content is unpacked aside and read as itself. */
final class CompressedReader implements DatasetReader {

    private static final String GZIP = "\u001f\u008b";
    private static final String ZSTD = "(\u00b5/\u00fd";

    /** A table seldom shrinks to a hundredth; what grows more, once it is large, is meant to fill the disk. */
    private static final long MOST_GROWTH = 200;
    private static final long SMALL = 256L << 20;

    /** Left free on the disk. */
    private static final long SPARE = 512L << 20;

    private static final int BUFFER = 1 << 20;

    @Override
    public boolean recognises(SourceFile source) {
        return source.startsWith(GZIP) || source.startsWith(ZSTD);
    }

    @Override
    public SourceTable open(Opening opening) throws SQLException {
        SourceFile source = opening.source();
        Path inner = opening.scratch().resolve("unpacked");
        Path unpacked = inner.resolve(innerName(source.name()));
        try {
            Files.createDirectories(inner);
            unpack(opening, unpacked);
        } catch (IOException e) {
            throw new RefusedException(new Problem(source.origin() + " cannot be imported", null,
                    "what was compressed cannot be unpacked: " + e.getMessage(),
                    "The file may have been cut off; fetch or make it again."), e);
        } catch (IllegalArgumentException e) {
            throw new RefusedException(new Problem(source.origin() + " cannot be imported", null,
                    "what was compressed is damaged", "Fetch or make the file again."), e);
        }
        SourceFile content = SourceFile.examine(unpacked, opening.context()).from(source.origin());
        if (recognises(content)) {
            throw new RefusedException(source.origin() + " cannot be imported", "it was compressed twice",
                    "Unpack it once.");
        }
        return Readers.open(opening.of(content));
    }

    private static String innerName(String name) {
        String plain = name.replaceFirst("(?i)\\.(gz|gzip|zst|zstd|tgz)$", "");
        return plain.isBlank() || plain.equals(".") || plain.equals("..") ? "content" : plain;
    }

    private void unpack(Opening opening, Path target) throws IOException {
        SourceFile source = opening.source();
        opening.context().step("Unpacking " + source.name());
        long most = Math.max(SMALL, source.bytes() * MOST_GROWTH);
        byte[] buffer = new byte[BUFFER];
        try (InputStream in = stream(source); OutputStream out = Files.newOutputStream(target)) {
            long written = 0;
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                written += n;
                if (written > most) {
                    throw new RefusedException(new Problem(source.origin() + " cannot be imported", null,
                            String.format(Locale.ROOT, "unpacked it is more than %d times as large, over %d MB",
                                    written / source.bytes(), most >> 20),
                            "Unpack it yourself if you trust it."));
                }
                if (target.toFile().getUsableSpace() < SPARE) {
                    throw new RefusedException(new Problem(source.origin() + " cannot be imported", null,
                            "unpacking it would fill the disk", "Free some space."));
                }
                out.write(buffer, 0, n);
                opening.context().checkCancelled();
            }
        }
    }

    private static InputStream stream(SourceFile source) throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(source.path()), BUFFER);
        try {
            return source.startsWith(GZIP) ? new GZIPInputStream(in, BUFFER) : new ZstdInputStream(in);
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }
}
