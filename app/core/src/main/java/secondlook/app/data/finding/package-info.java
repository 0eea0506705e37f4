/** What was looked for in a dataset, and what was found. */
@NullMarked
package secondlook.app.data.finding;

import org.jspecify.annotations.NullMarked;
