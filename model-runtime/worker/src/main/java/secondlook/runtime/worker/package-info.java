/** The child process that holds the native code. */
@NullMarked
package secondlook.runtime.worker;

import org.jspecify.annotations.NullMarked;
