/** What was looked for in a dataset, and what was found. */
@NullMarked
package secondlook.desktop.feature.data.finding;

import org.jspecify.annotations.NullMarked;
