/** How sure the model was, and whether it was right to be: the threshold and everything that follows it. */
@NullMarked
package secondlook.desktop.feature.confidence;

import org.jspecify.annotations.NullMarked;
