/** The weather sample that is made by the build and shipped with the program. */
@NullMarked
package secondlook.cli.sample;

import org.jspecify.annotations.NullMarked;
