/** Views from FXML, and the small parts that several features share. */
@NullMarked
package secondlook.desktop.view;

import org.jspecify.annotations.NullMarked;
