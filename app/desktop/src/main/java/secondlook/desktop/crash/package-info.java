/** What is left of a program that ended by itself, for a person to copy. Nothing is ever sent. */
@NullMarked
package secondlook.desktop.crash;

import org.jspecify.annotations.NullMarked;
