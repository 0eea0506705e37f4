package secondlook.app.report;

import java.util.Locale;
import secondlook.runtime.calibration.ReliabilityBin;
import secondlook.runtime.calibration.ReliabilityTable;

/** Confidence against the share that is right, as an SVG; a point for each bin that has rows, with its interval. */
final class ReliabilityPicture {

    private static final int SIDE = 260;

    private static final int LEFT = 40;

    private ReliabilityPicture() {
    }

    static void draw(Html page, ReliabilityTable table) {
        page.raw(String.format(Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"square\" viewBox=\"0 0 %d %d\" role=\"img\"><title>%s</title>",
                LEFT + SIDE + 20, SIDE + 40,
                "Share right against mean confidence; the figures are in the table below"));
        page.raw(line(0, 0, 1, 1, "diagonal"));
        for (int tick = 0; tick <= 4; tick++) {
            double at = tick / 4.0;
            page.raw(line(0, at, 1, at, "grid"));
            page.raw(text(LEFT - 6, y(at) + 4, "end", at)).raw(text(x(at), SIDE + 26, "middle", at));
        }
        for (ReliabilityBin bin : table.bins()) {
            if (bin.count() > 0) {
                page.raw(
                        line(bin.meanConfidence(), bin.wilson95().lower(), bin.meanConfidence(), bin.wilson95().upper(),
                                "whisker"));
                page.raw(String.format(Locale.ROOT, "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"4\" class=\"point\"/>",
                        x(bin.meanConfidence()), y(bin.accuracy())));
            }
        }
        page.raw("</svg>\n");
    }

    private static double x(double share) {
        return LEFT + share * SIDE;
    }

    private static double y(double share) {
        return 10 + (1 - share) * SIDE;
    }

    private static String line(double x1, double y1, double x2, double y2, String look) {
        return String.format(Locale.ROOT, "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" class=\"%s\"/>", x(x1),
                y(y1),
                x(x2), y(y2), look);
    }

    private static String text(double x, double y, String anchor, double value) {
        return String.format(Locale.ROOT,
                "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%.2f</text>", x,
                y, anchor, value);
    }
}
