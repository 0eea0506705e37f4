package secondlook.app.report;

import java.util.Locale;
import secondlook.runtime.decision.Measure;
import secondlook.runtime.evaluation.Histogram;

/** The confidence histogram with its threshold as inline SVG; colours come from the page, hatching says "wrong" without them. */
final class HistogramPicture {

    private static final int WIDTH = 720;
    private static final int HEIGHT = 220;
    private static final int LEFT = 44;
    private static final int BOTTOM = 28;
    private static final int TOP = 26;

    /** Bins over [0,1]. */
    static final int BINS = 50;

    /** A bar so many times as tall as the next one is cut, so that the others can be told apart. */
    private static final double TOO_TALL = 2.5;

    private final Histogram bins;
    private final int firstBin;
    private final int cutBin;
    private final int tallest;

    /** @param classes of the model, which say where the axis begins, as on the screen */
    HistogramPicture(Histogram bins, int classes) {
        this.bins = bins;
        int most = 0;
        int second = 0;
        int mostBin = 0;
        for (int bin = 0; bin < BINS; bin++) {
            int total = bins.total(bin);
            if (total > most) {
                second = most;
                most = total;
                mostBin = bin;
            } else {
                second = Math.max(second, total);
            }
        }
        this.firstBin = bins.firstBin(Measure.CONFIDENCE, classes);
        this.cutBin = second > 0 && most > TOO_TALL * second ? mostBin : -1;
        this.tallest = Math.max(1, cutBin < 0 ? most : (int) Math.ceil(1.5 * second));
    }

    /** @param threshold where the line is drawn; NaN for none */
    void draw(Html page, double threshold, String description) {
        page.raw("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"broad\" viewBox=\"0 0 " + WIDTH + " " + HEIGHT
                + "\" role=\"img\">").element("title", description)
                .raw("<defs><pattern id=\"hatch\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" "
                        + "patternTransform=\"rotate(45)\"><rect width=\"6\" height=\"6\" class=\"wrong\"/>"
                        + "<path d=\"M0 0V6\" class=\"stripe\"/></pattern></defs>");
        double at = Math.clamp(threshold, (double) firstBin / BINS, 1);
        if (!Double.isNaN(threshold)) {
            page.raw("<rect class=\"flagged\" x=\"" + LEFT + "\" y=\"" + TOP + "\" width=\"" + number(x(at) - LEFT)
                    + "\" height=\"" + (HEIGHT - BOTTOM - TOP) + "\"/>");
        }
        axes(page);
        for (int bin = firstBin; bin < BINS; bin++) {
            bar(page, bin);
        }
        if (!Double.isNaN(threshold)) {
            page.raw("<path class=\"line\" d=\"M" + number(x(at)) + " " + (TOP - 6) + "V" + (HEIGHT - BOTTOM)
                    + "\"/><text class=\"mark\" x=\"" + number(x(at)) + "\" y=\"14\" text-anchor=\"middle\">")
                    .text(Figures.probability(threshold)).raw("</text>");
        }
        page.raw("</svg>\n");
    }

    private void axes(Html page) {
        int step = niceStep(tallest);
        for (int value = 0; value <= tallest; value += step) {
            String y = number(y(value));
            page.raw("<path class=\"" + (value == 0 ? "axis" : "grid") + "\" d=\"M" + LEFT + " " + y + "H" + WIDTH
                    + "\"/><text x=\"" + (LEFT - 8) + "\" y=\"" + y + "\" dy=\"4\" text-anchor=\"end\">"
                    + Figures.count(value)
                    + "</text>");
        }
        for (int bin = firstBin; bin <= BINS; bin += 5) {
            double value = (double) bin / BINS;
            page.raw("<text x=\"" + number(x(value)) + "\" y=\"" + (HEIGHT - 8) + "\" text-anchor=\"middle\">"
                    + String.format(Locale.ROOT, "%.1f", value) + "</text>");
        }
    }

    private void bar(Html page, int bin) {
        double left = x((double) bin / BINS) + 0.5;
        double width = x((double) (bin + 1) / BINS) - left - 0.5;
        int below = part(page, "url(#hatch)", "", left, width, 0, bins.wrong()[bin]);
        below = part(page, "", "correct", left, width, below, bins.right()[bin]);
        part(page, "", "unknown", left, width, below, bins.unlabelled()[bin]);
        if (bin == cutBin) {
            String y = number(y(tallest) + 12);
            page.raw("<path class=\"cut\" d=\"M" + number(left - 1) + " " + y + "l" + number(width + 2) + " -5\"/>"
                    + "<text x=\"" + number(left - 6) + "\" y=\"" + number(y(tallest) + 4) + "\" text-anchor=\"end\">")
                    .text(Figures.count(bins.total(bin)) + " here, bar cut").raw("</text>");
        }
    }

    private int part(Html page, String fill, String style, double left, double width, int below, int count) {
        if (count > 0) {
            page.raw("<rect " + (fill.isEmpty() ? "class=\"" + style + "\"" : "fill=\"" + fill + "\"") + " x=\""
                    + number(left) + "\" y=\"" + number(y(Math.min(tallest, below + count))) + "\" width=\""
                    + number(width)
                    + "\" height=\"" + number(y(Math.min(tallest, below)) - y(Math.min(tallest, below + count)))
                    + "\"/>");
        }
        return below + count;
    }

    private double x(double confidence) {
        double from = (double) firstBin / BINS;
        return LEFT + (confidence - from) / (1 - from) * (WIDTH - LEFT - 16);
    }

    private double y(double count) {
        return HEIGHT - BOTTOM - count / tallest * (HEIGHT - BOTTOM - TOP);
    }

    /** 1, 2 or 5 times a power of ten, so that there are two to five lines. */
    static int niceStep(int most) {
        int power = 1;
        while (true) {
            for (int factor : new int[]{1, 2, 5}) {
                if ((long) factor * power * 5 >= most) {
                    return factor * power;
                }
            }
            power *= 10;
        }
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
