/** The report: what shall I tell the others? */
@NullMarked
package secondlook.desktop.feature.report;

import org.jspecify.annotations.NullMarked;
