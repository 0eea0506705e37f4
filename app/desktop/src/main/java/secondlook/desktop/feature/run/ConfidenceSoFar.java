package secondlook.desktop.feature.run;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.Line;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.text.Text;
import secondlook.desktop.chart.Figures;

/** The confidence of the rows scored so far: bars that grow while the run goes on. */
final class ConfidenceSoFar extends Region {

    private static final double LEFT = 46;
    private static final double FOOT = 26;
    private static final double HEAD = 8;
    private static final int LINES = 4;
    private static final int TENTHS = 10;

    private final Path bars = new Path();
    private final Path edges = new Path();
    private final List<Line> lines = new ArrayList<>();
    private final List<Text> counts = new ArrayList<>();
    private final List<Text> values = new ArrayList<>();
    private long[] histogram = new long[0];

    ConfidenceSoFar() {
        getStyleClass().add("confidence-so-far");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        bars.getStyleClass().add("bars");
        edges.getStyleClass().add("edges");
        for (int i = 0; i < LINES; i++) {
            Line line = new Line();
            line.getStyleClass().add(i == 0 ? "axis" : "grid-rule");
            lines.add(line);
            counts.add(label());
        }
        for (int i = 0; i <= TENTHS; i++) {
            values.add(label());
        }
        getChildren().addAll(lines);
        getChildren().addAll(bars, edges);
        getChildren().addAll(counts);
        getChildren().addAll(values);
    }

    private static Text label() {
        Text text = new Text();
        text.setTextOrigin(VPos.CENTER);
        text.getStyleClass().add("axis-label");
        return text;
    }

    /** @param bins counts of confidence in equal bins over [0,1] */
    void show(long[] bins) {
        histogram = bins;
        long all = 0;
        for (long bin : bins) {
            all += bin;
        }
        setAccessibleText("Confidence of " + Figures.count(all) + " rows so far, in " + bins.length + " bars.");
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        int first = 0;
        while (first < histogram.length && histogram[first] == 0) {
            first++;
        }
        // whole tenths, so that the labels are round
        double low = histogram.length == 0 ? 0 : Math.floor(first * 10.0 / histogram.length) / 10;
        low = Math.min(low, 0.5);
        long most = 1;
        for (long count : histogram) {
            most = Math.max(most, count);
        }
        double step = round(most / (double) (LINES - 1));
        double top = step * (LINES - 1);
        double bottom = Math.floor(getHeight() - FOOT);
        double room = bottom - HEAD;
        for (int i = 0; i < LINES; i++) {
            double y = Math.round(bottom - room * i / (LINES - 1)) + 0.5;
            Line line = lines.get(i);
            line.setStartX(LEFT);
            line.setEndX(getWidth());
            line.setStartY(y);
            line.setEndY(y);
            place(counts.get(i), Figures.count(Math.round(step * i)), LEFT - 10, y, 1);
        }
        for (int i = 0; i <= TENTHS; i++) {
            double value = i / (double) TENTHS;
            values.get(i).setVisible(value >= low - 1e-9);
            place(values.get(i), Figures.fixed(value, 1), x(value, low), bottom + 14, 0.5);
        }
        draw(low, top, bottom, room);
    }

    private void draw(double low, double top, double bottom, double room) {
        bars.getElements().clear();
        edges.getElements().clear();
        for (int i = 0; i < histogram.length; i++) {
            double from = (double) i / histogram.length;
            if (histogram[i] == 0 || from < low - 1e-9) {
                continue;
            }
            double left = Math.round(x(from, low));
            double right = Math.round(x((i + 1.0) / histogram.length, low)) - 1;
            double y = bottom - Math.max(1, Math.round(room * histogram[i] / top));
            bars.getElements().addAll(new MoveTo(left, bottom), new LineTo(left, y), new LineTo(right, y),
                    new LineTo(right, bottom), new ClosePath());
            edges.getElements().addAll(new MoveTo(left, y + 0.5), new LineTo(right, y + 0.5));
        }
    }

    private double x(double value, double low) {
        return LEFT + (getWidth() - LEFT - 14) * (value - low) / (1 - low);
    }

    private static void place(Text text, String words, double x, double y, double anchor) {
        text.setText(words);
        text.setX(Math.round(x - anchor * text.getLayoutBounds().getWidth()));
        text.setY(y);
    }

    /** The next of 1, 2, 2.5, 5, 10, … */
    private static double round(double step) {
        double power = Math.pow(10, Math.floor(Math.log10(Math.max(1, step))));
        for (double nice : new double[]{1, 2, 2.5, 5, 10}) {
            if (nice * power >= step) {
                return Math.max(1, nice * power);
            }
        }
        return 10 * power;
    }
}
