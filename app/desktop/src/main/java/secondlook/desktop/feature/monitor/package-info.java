/** Is today's data still the data the model knows? */
@NullMarked
package secondlook.desktop.feature.monitor;

import org.jspecify.annotations.NullMarked;
