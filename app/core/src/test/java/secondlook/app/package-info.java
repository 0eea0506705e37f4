@NullMarked
package secondlook.app;

import org.jspecify.annotations.NullMarked;
