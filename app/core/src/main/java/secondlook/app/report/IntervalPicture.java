package secondlook.app.report;

import java.util.List;
import java.util.Locale;
import secondlook.runtime.estimate.Interval;

/** Shares with their intervals on one axis from 0 to 100 %. */
final class IntervalPicture {

    /**
     * @param name     what it is of
     * @param share    in [0,1]
     * @param interval 95 %
     */
    record Line(String name, double share, Interval interval) {}

    private static final int WIDTH = 720;
    private static final int LEFT = 230;
    private static final int STEP = 26;

    private IntervalPicture() {
    }

    static void draw(Html page, List<Line> lines, String description) {
        int height = STEP * lines.size() + 30;
        page.raw(String.format(Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"lines\" viewBox=\"0 0 %d %d\" role=\"img\">", WIDTH,
                height))
                .element("title", description);
        for (int tick = 0; tick <= 4; tick++) {
            page.raw(String.format(Locale.ROOT,
                    "<path class=\"grid\" d=\"M%.1f 4V%d\"/><text x=\"%.1f\" y=\"%d\" text-anchor=\"%s\">%d %%</text>",
                    x(tick / 4.0), height - 24, x(tick / 4.0), height - 8, tick == 4 ? "end" : "middle", 25 * tick));
        }
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            int y = STEP * i + 16;
            page.raw("<text x=\"0\" y=\"" + (y + 4) + "\">").text(line.name()).raw("</text>");
            page.raw(String.format(Locale.ROOT,
                    "<path class=\"whisker\" d=\"M%.1f %dH%.1f\"/><circle class=\"point\" cx=\"%.1f\" cy=\"%d\" r=\"4\"/>",
                    x(line.interval().lower()), y, x(line.interval().upper()), x(line.share()), y));
        }
        page.raw("</svg>\n");
    }

    private static double x(double share) {
        return LEFT + share * (WIDTH - LEFT - 8);
    }
}
