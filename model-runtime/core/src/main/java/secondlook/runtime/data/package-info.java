/** Columns, schemas and batches of rows. */
@NullMarked
package secondlook.runtime.data;

import org.jspecify.annotations.NullMarked;
