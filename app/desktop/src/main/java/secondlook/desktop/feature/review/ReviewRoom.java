package secondlook.desktop.feature.review;

import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * Lays the review out for the room there is, which is measured in the size of the type: the same window has half as much of
 * it at 200 %. In a low one the rows are closer, in a very low one the answers stand beside the fields; in a narrow one
 * what the answers say so far is one line.
 */
final class ReviewRoom {

    /** All lengths in em. */
    private static final double NARROW = 66;
    private static final double LOW = 58;
    private static final double VERY_LOW = 47;
    private static final double LOWEST = 38;
    private static final double STANDING = 29;
    private static final double TWO_COLUMNS = 40;
    private static final double TWO_WIDE_COLUMNS = 76;

    private static final PseudoClass IS_NARROW = PseudoClass.getPseudoClass("narrow");
    private static final PseudoClass IS_LOW = PseudoClass.getPseudoClass("low");
    private static final PseudoClass IS_TIGHT = PseudoClass.getPseudoClass("tight");
    private static final PseudoClass IS_SPARSE = PseudoClass.getPseudoClass("sparse");

    private final Region root;
    private final ReviewPage page;
    private final Label text;
    private final Parts parts;
    private final Runnable changed;
    private Shape shape = new Shape(false, false, false, false, false);

    /**
     * What is moved.
     *
     * @param work     where fields and answers stand
     * @param fields   title and rows
     * @param answers  title and rows
     * @param side     what the answers say so far, in full
     * @param line     the same in a line
     * @param lessUsed acts that are also in the menu
     */
    record Parts(Pane work, VBox fields, VBox answers, Node side, Node line, Node lessUsed) {}

    /**
     * How it is laid out.
     *
     * @param narrow what the answers say is a line
     * @param low    rows are closer
     * @param beside answers stand beside the fields
     * @param tight  both columns are small
     * @param sparse acts that are less used are in the menu only
     */
    record Shape(boolean narrow, boolean low, boolean beside, boolean tight, boolean sparse) {

        /** @param width and {@code height} in em */
        static Shape of(double width, double height) {
            boolean narrow = width < NARROW;
            double room = narrow ? width : width - STANDING;
            boolean beside = height < VERY_LOW && room >= TWO_COLUMNS;
            return new Shape(narrow, height < LOW, beside, beside && room < TWO_WIDE_COLUMNS,
                    height < LOWEST);
        }
    }

    /**
     * @param root    carries the pseudo-classes
     * @param page    whose room it is
     * @param text    a label of the usual size
     * @param changed is told after every change
     */
    ReviewRoom(Region root, ReviewPage page, Label text, Parts parts, Runnable changed) {
        this.root = root;
        this.page = page;
        this.text = text;
        this.parts = parts;
        this.changed = changed;
        apply();
        page.beforeLayout(this::fit);
    }

    Shape shape() {
        return shape;
    }

    private void fit() {
        double em = text.getFont().getSize();
        Shape now = Shape.of(page.getWidth() / em, page.getHeight() / em);
        if (!now.equals(shape)) {
            shape = now;
            apply();
            changed.run();
        }
    }

    private void apply() {
        root.pseudoClassStateChanged(IS_NARROW, shape.narrow);
        root.pseudoClassStateChanged(IS_LOW, shape.low);
        root.pseudoClassStateChanged(IS_TIGHT, shape.tight);
        root.pseudoClassStateChanged(IS_SPARSE, shape.sparse);
        show(parts.side, !shape.narrow);
        show(parts.line, shape.narrow);
        show(parts.lessUsed, !shape.sparse);
        Pane both = shape.beside ? new HBox(parts.fields, parts.answers) : new VBox(parts.fields, parts.answers);
        both.getStyleClass().add(shape.beside ? "beside" : "stacked");
        HBox.setHgrow(parts.fields, Priority.ALWAYS);
        HBox.setHgrow(parts.answers, Priority.ALWAYS);
        parts.work.getChildren().setAll(both);
    }

    private static void show(Node node, boolean visible) {
        node.setVisible(visible);
        node.setManaged(visible);
    }
}
