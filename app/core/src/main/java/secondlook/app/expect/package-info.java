/** What a model expects of the data it is given, and what becomes of rows that are otherwise. */
@NullMarked
package secondlook.app.expect;

import org.jspecify.annotations.NullMarked;
