package secondlook.desktop.chart;

import java.util.function.Function;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;

/** Draws on a canvas in the chart's colours and type, with lines of 1 px that lie on the pixel grid. */
final class Pen {

    private static final double HATCH_TILE = 5;
    private static final double HATCH_LINE = 1.5;

    private final GraphicsContext g;
    private final Function<Ink, Color> inks;
    private final double unit;
    private final Font plain;
    private final Font bold;

    /** @param font the font of the surrounding text; charts write a little smaller */
    Pen(GraphicsContext g, Function<Ink, Color> inks, Font font) {
        this.g = g;
        this.inks = inks;
        this.unit = font.getSize() / 13;
        this.plain = Font.font(font.getFamily(), 11 * unit);
        this.bold = semiBold(font.getFamily(), 11 * unit);
        g.setTextBaseline(VPos.CENTER);
    }

    /** Many faces keep their half-bold weight in a family of its own. */
    private static Font semiBold(String family, double size) {
        Font own = Font.font(family + " SemiBold", size);
        return own.getFamily().startsWith(family) ? own : Font.font(family, FontWeight.SEMI_BOLD, size);
    }

    GraphicsContext context() {
        return g;
    }

    /** Pixels of the design at 13 px type, as pixels of this canvas. */
    double u(double px) {
        return px * unit;
    }

    Color color(Ink ink) {
        return inks.apply(ink);
    }

    void fill(Ink ink, double x, double y, double width, double height) {
        g.setFill(color(ink));
        g.fillRect(x, y, width, height);
    }

    void round(Ink ink, double x, double y, double width, double height, double radius) {
        g.setFill(color(ink));
        g.fillRoundRect(x, y, width, height, 2 * radius, 2 * radius);
    }

    void horizontal(Ink ink, double x1, double x2, double y) {
        g.setFill(color(ink));
        g.fillRect(Math.round(x1), Math.round(y), Math.round(x2) - Math.round(x1), 1);
    }

    void vertical(Ink ink, double x, double y1, double y2) {
        g.setFill(color(ink));
        g.fillRect(Math.round(x), Math.round(y1), 1, Math.round(y2) - Math.round(y1));
    }

    void line(Ink ink, double width, double x1, double y1, double x2, double y2) {
        g.setStroke(color(ink));
        g.setLineWidth(width);
        g.strokeLine(x1, y1, x2, y2);
    }

    void dashed(Ink ink, double x1, double y1, double x2, double y2) {
        g.setLineDashes(u(3), u(2));
        line(ink, 1, x1, y1, x2, y2);
        g.setLineDashes((double[]) null);
    }

    void dashedBox(Ink ink, double x, double y, double width, double height) {
        g.setStroke(color(ink));
        g.setLineWidth(1);
        g.setLineDashes(u(2), u(2));
        g.strokeRect(x + 0.5, y + 0.5, Math.max(0, width - 1), Math.max(0, height - 1));
        g.setLineDashes((double[]) null);
    }

    /** A circle around a point, filled and edged. */
    void dot(Ink inside, Ink edge, double edgeWidth, double x, double y, double radius) {
        g.setFill(color(inside));
        g.fillOval(x - radius, y - radius, 2 * radius, 2 * radius);
        g.setStroke(color(edge));
        g.setLineWidth(edgeWidth);
        g.strokeOval(x - radius, y - radius, 2 * radius, 2 * radius);
    }

    /** Writes text whose vertical middle is {@code y}. */
    void text(Ink ink, boolean strong, TextAlignment align, String text, double x, double y) {
        g.setFont(strong ? bold : plain);
        g.setFill(color(ink));
        g.setTextAlign(align);
        g.fillText(text, x, y);
    }

    /** As {@link #text}, with a rim of the surface around it, for what is written across lines. */
    void rimmed(Ink ink, boolean strong, TextAlignment align, String text, double x, double y) {
        g.setFont(strong ? bold : plain);
        g.setTextAlign(align);
        g.setStroke(color(Ink.SURFACE));
        g.setLineWidth(u(4));
        g.strokeText(text, x, y);
        text(ink, strong, align, text, x, y);
    }

    double width(String text, boolean strong) {
        Text measured = new Text(text);
        measured.setFont(strong ? bold : plain);
        return measured.getLayoutBounds().getWidth();
    }

    /** Hatches the current clip at 45° over an area. */
    void hatch(Ink ink, double x, double y, double width, double height) {
        double tile = u(HATCH_TILE);
        g.setStroke(color(ink));
        g.setLineWidth(u(HATCH_LINE));
        double first = Math.floor((x + y) / tile) * tile;
        for (double s = first; s < x + width + y + height + tile; s += tile) {
            g.strokeLine(s - y, y, s - y - height, y + height);
        }
    }

    /** Hatches one rectangle. */
    void hatchBox(Ink ink, double x, double y, double width, double height) {
        g.save();
        g.beginPath();
        g.rect(x, y, width, height);
        g.clip();
        hatch(ink, x, y, width, height);
        g.restore();
    }
}
