@NullMarked
package secondlook.app.data.finding;

import org.jspecify.annotations.NullMarked;
