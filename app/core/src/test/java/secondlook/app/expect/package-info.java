@NullMarked
package secondlook.app.expect;

import org.jspecify.annotations.NullMarked;
