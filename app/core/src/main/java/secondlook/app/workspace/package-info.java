/** The folder in which a person works. */
@NullMarked
package secondlook.app.workspace;

import org.jspecify.annotations.NullMarked;
