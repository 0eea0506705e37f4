/** What others are given of a run: a page that is complete in itself, and files with the decisions. */
@NullMarked
package secondlook.app.report;

import org.jspecify.annotations.NullMarked;
