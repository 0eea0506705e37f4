@NullMarked
package secondlook.app.segment;

import org.jspecify.annotations.NullMarked;
