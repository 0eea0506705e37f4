/** Datasets: files imported once into an immutable snapshot. */
@NullMarked
package secondlook.app.data;

import org.jspecify.annotations.NullMarked;
