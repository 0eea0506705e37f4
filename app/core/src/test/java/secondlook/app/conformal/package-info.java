@NullMarked
package secondlook.app.conformal;

import org.jspecify.annotations.NullMarked;
