/** What is this model and what does it want? */
@NullMarked
package secondlook.desktop.feature.model;

import org.jspecify.annotations.NullMarked;
