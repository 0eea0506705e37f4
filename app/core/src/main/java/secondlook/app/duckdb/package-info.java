/** What the application asks of the embedded database. */
@NullMarked
package secondlook.app.duckdb;

import org.jspecify.annotations.NullMarked;
