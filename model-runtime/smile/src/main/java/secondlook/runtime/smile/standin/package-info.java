/**
 * What stands in for the JDK's hash tables while a serialized model is read. Java serialization matches classes by simple
 * name, so these bear the names of what they stand in for.
 */
@NullMarked
package secondlook.runtime.smile.standin;

import org.jspecify.annotations.NullMarked;
