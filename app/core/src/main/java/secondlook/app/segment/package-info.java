/** Where in the dataset a run is wrong, or flagged: its rows grouped by the values of columns. */
@NullMarked
package secondlook.app.segment;

import org.jspecify.annotations.NullMarked;
