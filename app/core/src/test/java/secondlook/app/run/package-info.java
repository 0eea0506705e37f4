@NullMarked
package secondlook.app.run;

import org.jspecify.annotations.NullMarked;
