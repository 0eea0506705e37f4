/** Help that is there without a network: pages of text that come with the program. */
@NullMarked
package secondlook.desktop.help;

import org.jspecify.annotations.NullMarked;
