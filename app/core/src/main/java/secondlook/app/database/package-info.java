/** The SQLite file that keeps what people do: one connection, one transaction per act, durable before it returns. */
@NullMarked
package secondlook.app.database;

import org.jspecify.annotations.NullMarked;
