/** What is in this file, and can it be trusted? */
@NullMarked
package secondlook.desktop.feature.data;

import org.jspecify.annotations.NullMarked;
