@NullMarked
package secondlook.app.data;

import org.jspecify.annotations.NullMarked;
