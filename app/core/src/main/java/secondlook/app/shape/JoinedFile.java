package secondlook.app.shape;

import java.nio.file.Path;
import secondlook.runtime.data.Schema;

/**
 * A file whose columns are joined, as it was imported.
 *
 * @param name     of the file
 * @param alias    of its database in statements
 * @param table    what stands behind FROM
 * @param schema   its columns
 * @param snapshot its database file
 * @param sha256   fingerprint of the file
 */
record JoinedFile(String name, String alias, String table, Schema schema, Path snapshot, String sha256) {}
