package secondlook.desktop.chart;

import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;
import javafx.scene.shape.SVGPath;

/** The mark of a class: a shape and a colour, never the colour alone. */
public final class ClassMark extends Region {

    private final SVGPath shape = new SVGPath();

    /** @param index the class's place in the model's order; negative shows nothing */
    public ClassMark(int index) {
        getStyleClass().add("class-mark");
        shape.setManaged(false);
        setAccessibleRole(AccessibleRole.NODE);
        getChildren().add(shape);
        show(index);
    }

    public void show(int index) {
        setVisible(index >= 0);
        if (index >= 0) {
            shape.setContent(MarkShape.ofClass(index).path());
            shape.getStyleClass().setAll("class-shape", "class-ink-" + (index % 5 + 1),
                    MarkShape.isHollow(index) ? "hollow" : "solid");
        }
    }

    @Override
    protected void layoutChildren() {
        double scale = Math.min(getWidth(), getHeight()) / 10;
        shape.setScaleX(scale);
        shape.setScaleY(scale);
        shape.setLayoutX(getWidth() / 2 - 5);
        shape.setLayoutY(getHeight() / 2 - 5);
    }
}
