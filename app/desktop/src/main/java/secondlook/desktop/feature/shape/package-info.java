/** What should the rows be made into? Steps with what comes of them beside. */
@NullMarked
package secondlook.desktop.feature.shape;

import org.jspecify.annotations.NullMarked;
