/** What should rows be like before a model is asked about them? */
@NullMarked
package secondlook.desktop.feature.contract;

import org.jspecify.annotations.NullMarked;
