/** The engine SPI: what opens a model file and scores rows with it. */
@NullMarked
package secondlook.runtime.model;

import org.jspecify.annotations.NullMarked;
