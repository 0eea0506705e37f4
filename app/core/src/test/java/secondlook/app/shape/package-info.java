@NullMarked
package secondlook.app.shape;

import org.jspecify.annotations.NullMarked;
