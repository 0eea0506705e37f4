/** Scoring a dataset with a model: started on one screen, watched on another. */
@NullMarked
package secondlook.desktop.scoring;

import org.jspecify.annotations.NullMarked;
