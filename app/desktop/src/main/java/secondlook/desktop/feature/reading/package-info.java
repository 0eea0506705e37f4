/** How is this file written? Each guess can be corrected before its rows are believed. */
@NullMarked
package secondlook.desktop.feature.reading;

import org.jspecify.annotations.NullMarked;
