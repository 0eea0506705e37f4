/** The client half of the runtime's own process: engines and trainers that work in a worker, like any other to whoever uses them. */
@NullMarked
package secondlook.runtime.remote;

import org.jspecify.annotations.NullMarked;
