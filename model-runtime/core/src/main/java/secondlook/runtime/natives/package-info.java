/** Native libraries that travel inside jars: laid into the user's cache folder once, and loaded from there. */
@NullMarked
package secondlook.runtime.natives;

import org.jspecify.annotations.NullMarked;
