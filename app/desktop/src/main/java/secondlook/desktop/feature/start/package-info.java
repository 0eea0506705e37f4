/** The first screen: the sample, files, workspaces. */
@NullMarked
package secondlook.desktop.feature.start;

import org.jspecify.annotations.NullMarked;
