package secondlook.app.report;

import java.util.Arrays;
import java.util.Locale;

/** How often a regression is off by how much, as inline SVG. */
final class ErrorsPicture {

    private static final int WIDTH = 720;
    private static final int HEIGHT = 200;
    private static final int LEFT = 44;
    private static final int BOTTOM = 28;
    private static final int TOP = 12;

    private ErrorsPicture() {
    }

    /** @param reach the axis goes from minus this to this, with 0 in its middle */
    static void draw(Html page, int[] counts, double reach) {
        int tallest = Math.max(1, Arrays.stream(counts).max().orElse(1));
        page.raw("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"broad\" viewBox=\"0 0 " + WIDTH + " " + HEIGHT
                + "\" role=\"img\">").element("title", "How often the predictions are off by how much");
        int step = HistogramPicture.niceStep(tallest);
        for (int value = 0; value <= tallest; value += step) {
            double y = HEIGHT - BOTTOM - (double) value / tallest * (HEIGHT - BOTTOM - TOP);
            page.raw("<path class=\"" + (value == 0 ? "axis" : "grid") + "\" d=\"M" + LEFT + " " + number(y) + "H"
                    + WIDTH
                    + "\"/><text x=\"" + (LEFT - 8) + "\" y=\"" + number(y) + "\" dy=\"4\" text-anchor=\"end\">"
                    + Figures.count(value) + "</text>");
        }
        double width = (double) (WIDTH - LEFT - 16) / counts.length;
        for (int bar = 0; bar < counts.length; bar++) {
            double tall = (double) counts[bar] / tallest * (HEIGHT - BOTTOM - TOP);
            if (counts[bar] > 0) {
                page.raw("<rect class=\"correct\" x=\"" + number(LEFT + bar * width + 0.5) + "\" y=\""
                        + number(HEIGHT - BOTTOM - tall) + "\" width=\"" + number(width - 1) + "\" height=\""
                        + number(tall)
                        + "\"/>");
            }
        }
        for (int mark = -2; mark <= 2; mark++) {
            page.raw("<text x=\"" + number(LEFT + (mark + 2) / 4.0 * (WIDTH - LEFT - 16)) + "\" y=\"" + (HEIGHT - 8)
                    + "\" text-anchor=\"" + (mark == 2 ? "end" : mark == -2 ? "start" : "middle") + "\">")
                    .text(Figures.measured(mark / 2.0 * reach)).raw("</text>");
        }
        page.raw("</svg>\n");
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
