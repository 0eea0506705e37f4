@NullMarked
package secondlook.app.natives;

import org.jspecify.annotations.NullMarked;
