package secondlook.app.report;

import java.util.Locale;

/** The confidence histogram with its threshold as inline SVG; colours come from the page, hatching says "wrong" without them. */
final class HistogramPicture {

    private static final int WIDTH = 720;
    private static final int HEIGHT = 220;
    private static final int LEFT = 44;
    private static final int BOTTOM = 28;
    private static final int TOP = 26;

    private final ConfidenceBins bins;
    private final int firstBin;
    private final int tallest;

    HistogramPicture(ConfidenceBins bins) {
        this.bins = bins;
        // starts at a tenth, so that the axis reads well
        this.firstBin = bins.first() / 5 * 5;
        int most = 1;
        for (int bin = 0; bin < ConfidenceBins.BINS; bin++) {
            most = Math.max(most, bins.total(bin));
        }
        this.tallest = most;
    }

    /** @param threshold where the line is drawn; NaN for none
     *  @param label     what the line is called */
    void draw(Html page, double threshold, String label, String description) {
        page.raw("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"broad\" viewBox=\"0 0 " + WIDTH + " " + HEIGHT
                + "\" role=\"img\">").element("title", description)
                .raw("<defs><pattern id=\"hatch\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" "
                        + "patternTransform=\"rotate(45)\"><rect width=\"6\" height=\"6\" class=\"wrong\"/>"
                        + "<path d=\"M0 0V6\" class=\"stripe\"/></pattern></defs>");
        axes(page);
        for (int bin = firstBin; bin < ConfidenceBins.BINS; bin++) {
            bar(page, bin);
        }
        if (!Double.isNaN(threshold)) {
            String x = number(x(Math.clamp(threshold, (double) firstBin / ConfidenceBins.BINS, 1)));
            page.raw("<path class=\"line\" d=\"M" + x + " " + (TOP - 6) + "V" + (HEIGHT - BOTTOM)
                    + "\"/><text class=\"mark\" x=\""
                    + x + "\" y=\"14\" text-anchor=\"middle\">").text(label).raw("</text>");
        }
        page.raw("</svg>\n");
    }

    private void axes(Html page) {
        int step = niceStep(tallest);
        for (int value = 0; value <= tallest; value += step) {
            String y = number(y(value));
            page.raw("<path class=\"" + (value == 0 ? "axis" : "grid") + "\" d=\"M" + LEFT + " " + y + "H" + WIDTH
                    + "\"/><text x=\"" + (LEFT - 8) + "\" y=\"" + y + "\" dy=\"4\" text-anchor=\"end\">" + value
                    + "</text>");
        }
        for (int bin = firstBin; bin <= ConfidenceBins.BINS; bin += 5) {
            double value = (double) bin / ConfidenceBins.BINS;
            page.raw("<text x=\"" + number(x(value)) + "\" y=\"" + (HEIGHT - 8) + "\" text-anchor=\"middle\">"
                    + String.format(Locale.ROOT, "%.1f", value) + "</text>");
        }
    }

    private void bar(Html page, int bin) {
        double left = x((double) bin / ConfidenceBins.BINS) + 0.5;
        double width = x((double) (bin + 1) / ConfidenceBins.BINS) - left - 0.5;
        int below = 0;
        below = part(page, "url(#hatch)", "", left, width, below, bins.wrong()[bin]);
        below = part(page, "", "correct", left, width, below, bins.correct()[bin]);
        part(page, "", "unknown", left, width, below, bins.unknown()[bin]);
    }

    private int part(Html page, String fill, String style, double left, double width, int below, int count) {
        if (count > 0) {
            page.raw("<rect " + (fill.isEmpty() ? "class=\"" + style + "\"" : "fill=\"" + fill + "\"") + " x=\""
                    + number(left) + "\" y=\"" + number(y(below + count)) + "\" width=\"" + number(width)
                    + "\" height=\"" + number(y(below) - y(below + count)) + "\"/>");
        }
        return below + count;
    }

    private double x(double confidence) {
        double from = (double) firstBin / ConfidenceBins.BINS;
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
