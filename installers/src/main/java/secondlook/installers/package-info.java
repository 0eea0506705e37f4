/** Build tools: lay out what the installers put on a machine. Nothing here is shipped. */
@NullMarked
package secondlook.installers;

import org.jspecify.annotations.NullMarked;
