@NullMarked
package secondlook.installers;
import org.jspecify.annotations.NullMarked;
