/** The language that the application and the runtime's process speak: versioned, length-checked binary frames. */
@NullMarked
package secondlook.runtime.wire;

import org.jspecify.annotations.NullMarked;
