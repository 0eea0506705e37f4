@NullMarked
package secondlook.app.duckdb;

import org.jspecify.annotations.NullMarked;
