/** Which way of learning a target is best? Variants on the same folds, in one table. */
@NullMarked
package secondlook.desktop.feature.variants;

import org.jspecify.annotations.NullMarked;
