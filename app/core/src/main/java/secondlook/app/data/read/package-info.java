/** Readers: each knows one kind of source and says how its content becomes the rows of a table. */
@NullMarked
package secondlook.app.data.read;

import org.jspecify.annotations.NullMarked;
