package secondlook.app.data;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import secondlook.app.data.read.ReadOptions;

/** Names snapshots: by the bytes they were made of, and by how those were read. */
final class SnapshotId {

    private static final int DIGITS = 16;

    private SnapshotId() {
    }

    static String of(String fingerprint, ReadOptions options) {
        if (options.isEmpty()) {
            return fingerprint.substring(0, DIGITS);
        }
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest((fingerprint + options.values()).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
