package secondlook.desktop.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javafx.geometry.Orientation;
import javafx.scene.text.TextAlignment;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * A picture of a report, drawn as the page has it but in the window's colours: rectangles, circles, straight lines and words
 * of the classes that reports use. As wide as there is room, and as high as its proportions ask for.
 */
public final class SvgPicture extends ChartRegion {

    private static final Pattern STEP = Pattern.compile("([MHVLvl])\\s*(-?[0-9.]+)(?:[ ,]+(-?[0-9.]+))?");

    private final List<Element> shapes = new ArrayList<>();
    private final String title;
    private final double width;
    private final double height;
    private final double widest;

    /** @param svg as {@link secondlook.app.report.ReportPage} writes it */
    public SvgPicture(Element svg) {
        getStyleClass().add("svg-picture");
        String[] box = svg.getAttribute("viewBox").split(" ");
        width = Double.parseDouble(box[2]);
        height = Double.parseDouble(box[3]);
        widest = svg.getAttribute("class").equals("square") ? width * 1.1 : Double.MAX_VALUE;
        title = svg.getElementsByTagName("title").item(0).getTextContent();
        setAccessibleText(title);
        for (Node child = svg.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element shape) {
                shapes.add(shape);
            }
        }
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefWidth(double h) {
        return Math.min(widest, u(width));
    }

    @Override
    protected double computePrefHeight(double w) {
        double wide = w < 0 ? prefWidth(-1) : Math.min(widest, w);
        return Math.ceil(wide * height / width);
    }

    private double scale() {
        return Math.min(Math.min(getWidth(), widest) / width, getHeight() / height);
    }

    @Override
    protected void paint(Pen pen) {
        for (Element shape : shapes) {
            switch (shape.getTagName()) {
                case "rect" -> rectangle(pen, shape);
                case "circle" -> {
                    Ink ink = ink(shape);
                    pen.dot(ink, ink, 1, at(shape, "cx"), at(shape, "cy"), at(shape, "r"));
                }
                case "line" -> line(pen, shape, at(shape, "x1"), at(shape, "y1"), at(shape, "x2"), at(shape, "y2"));
                case "path" -> path(pen, shape);
                case "text" -> words(pen, shape);
                default -> {
                    // the title is said, and patterns are known by name
                }
            }
        }
    }

    private double at(Element shape, String name) {
        return scale() * Double.parseDouble(shape.getAttribute(name));
    }

    private void rectangle(Pen pen, Element shape) {
        boolean hatched = shape.getAttribute("fill").startsWith("url(");
        double x = at(shape, "x");
        double y = at(shape, "y");
        double w = at(shape, "width");
        double h = at(shape, "height");
        pen.fill(hatched ? Ink.WRONG : ink(shape), x, y, w, h);
        if (hatched) {
            pen.hatchBox(Ink.HATCH, x, y, w, h);
        }
    }

    private void path(Pen pen, Element shape) {
        double x = 0;
        double y = 0;
        for (MatchResult step : STEP.matcher(shape.getAttribute("d")).results().toList()) {
            double first = scale() * Double.parseDouble(step.group(2));
            double second = step.group(3) == null ? 0 : scale() * Double.parseDouble(step.group(3));
            double nextX = switch (step.group(1).charAt(0)) {
                case 'V', 'v' -> x;
                case 'l' -> x + first;
                default -> first;
            };
            double nextY = switch (step.group(1).charAt(0)) {
                case 'H' -> y;
                case 'V' -> first;
                case 'v' -> y + first;
                case 'l' -> y + second;
                default -> second;
            };
            if (!step.group(1).equals("M")) {
                line(pen, shape, x, y, nextX, nextY);
            }
            x = nextX;
            y = nextY;
        }
    }

    private void line(Pen pen, Element shape, double x1, double y1, double x2, double y2) {
        String style = shape.getAttribute("class");
        if (style.equals("diagonal")) {
            pen.dashed(Ink.NONE, x1, y1, x2, y2);
        } else if (style.equals("line") || style.equals("cut")) {
            pen.line(ink(shape), pen.u(style.equals("cut") ? 4 : 2), x1, y1, x2, y2);
        } else if (x1 == x2) {
            pen.vertical(ink(shape), x1, Math.min(y1, y2), Math.max(y1, y2));
        } else {
            pen.horizontal(ink(shape), x1, x2, y1);
        }
    }

    private void words(Pen pen, Element shape) {
        TextAlignment align = switch (shape.getAttribute("text-anchor")) {
            case "end" -> TextAlignment.RIGHT;
            case "middle" -> TextAlignment.CENTER;
            default -> TextAlignment.LEFT;
        };
        boolean marked = shape.getAttribute("class").equals("mark");
        // written on its baseline there, around its middle here
        double lift = shape.getAttribute("dy").isEmpty() ? pen.u(4) : 0;
        pen.text(marked ? Ink.ACCENT : Ink.MUTED, marked, align, shape.getTextContent(), at(shape, "x"),
                at(shape, "y") - lift);
    }

    private static Ink ink(Element shape) {
        return switch (shape.getAttribute("class")) {
            case "correct", "point" -> Ink.CORRECT;
            case "wrong" -> Ink.WRONG;
            case "flagged" -> Ink.SUBTLE;
            case "grid" -> Ink.GRID;
            case "axis" -> Ink.AXIS;
            case "line" -> Ink.ACCENT;
            case "whisker" -> Ink.TEXT;
            case "cut" -> Ink.SURFACE;
            default -> Ink.NONE;
        };
    }

    @Override
    public ChartTable table() {
        return new ChartTable(List.of("picture"), List.of(List.of(title)));
    }
}
