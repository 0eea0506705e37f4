/** Where models run: in workers, or in this process. */
@NullMarked
package secondlook.app.engine;

import org.jspecify.annotations.NullMarked;
