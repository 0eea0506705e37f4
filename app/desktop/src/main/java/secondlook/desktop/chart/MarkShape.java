package secondlook.desktop.chart;

import java.util.Locale;
import javafx.scene.canvas.GraphicsContext;

/** The shapes that tell classes apart without colour. From the sixth class on they repeat hollow. */
public enum MarkShape {
    CIRCLE("M 1 5 A 4 4 0 1 1 9 5 A 4 4 0 1 1 1 5 Z"), SQUARE("M 1 1 H 9 V 9 H 1 Z"), TRIANGLE(
            "M 5 0.6 L 9.6 9 H 0.4 Z"), DIAMOND("M 5 0 L 10 5 L 5 10 L 0 5 Z"), CROSS(
                    "M 3.3 0.3 H 6.7 V 3.3 H 9.7 V 6.7 H 6.7 V 9.7 H 3.3 V 6.7 H 0.3 V 3.3 H 3.3 Z");

    private final String path;

    MarkShape(String path) {
        this.path = path;
    }

    public static MarkShape ofClass(int index) {
        return values()[Math.floorMod(index, values().length)];
    }

    /** Whether the mark of a class is drawn as an outline. */
    public static boolean isHollow(int index) {
        return Math.floorMod(index, 10) >= 5;
    }

    /** Style class of a region that has this shape. */
    public String styleClass() {
        return "mark-" + name().toLowerCase(Locale.ROOT);
    }

    /** Draws the mark of a class into a square of side {@code size} centred on a point. */
    static void draw(Pen pen, int index, double x, double y, double size) {
        GraphicsContext g = pen.context();
        g.save();
        g.translate(x - size / 2, y - size / 2);
        g.scale(size / 10, size / 10);
        g.beginPath();
        g.appendSVGPath(ofClass(index).path);
        if (isHollow(index)) {
            g.setStroke(pen.color(Ink.ofClass(index)));
            g.setLineWidth(1.8);
            g.stroke();
        } else {
            g.setFill(pen.color(Ink.ofClass(index)));
            g.fill();
        }
        g.restore();
    }

    /** The outline in a box of 10 by 10. */
    String path() {
        return path;
    }
}
