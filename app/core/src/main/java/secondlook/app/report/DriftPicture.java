package secondlook.app.report;

import java.util.List;
import java.util.Locale;
import secondlook.app.monitor.ColumnWatch;

/** How far each column has moved, as bars against their limits; the worst first. */
final class DriftPicture {

    /** The table below has them all. */
    private static final int MOST = 12;
    private static final int WIDTH = 720;
    private static final int LEFT = 230;
    private static final int STEP = 24;

    private DriftPicture() {
    }

    static void draw(Html page, List<ColumnWatch> columns) {
        List<ColumnWatch> shown = columns.stream().filter(c -> Double.isFinite(c.psi())).limit(MOST).toList();
        double most = 0;
        for (ColumnWatch c : shown) {
            most = Math.max(most, Math.max(c.psi(), Double.isFinite(c.limit()) ? c.limit() : 0));
        }
        if (shown.isEmpty() || most == 0) {
            return;
        }
        int height = STEP * shown.size() + 8;
        page.raw(String.format(Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"lines\" viewBox=\"0 0 %d %d\" role=\"img\">", WIDTH,
                height))
                .element("title", "Stability index of each column against its limit");
        for (int i = 0; i < shown.size(); i++) {
            ColumnWatch c = shown.get(i);
            int y = STEP * i + 4;
            page.raw("<text x=\"0\" y=\"" + (y + 14) + "\">").text(Figures.shortened(c.name(), 30)).raw("</text>");
            page.raw(String.format(Locale.ROOT,
                    "<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\"/>",
                    c.alarming() ? "wrong" : "correct",
                    LEFT, y + 3, Math.max(1, c.psi() / most * span()), STEP - 10));
            if (Double.isFinite(c.limit())) {
                page.raw(String.format(Locale.ROOT, "<path class=\"whisker\" d=\"M%.1f %dv%d\"/>",
                        LEFT + c.limit() / most * span(), y, STEP - 4));
            }
            page.raw("<text x=\"" + WIDTH + "\" y=\"" + (y + 14) + "\" text-anchor=\"end\">")
                    .text(Figures.fixed(c.psi()))
                    .raw("</text>");
        }
        page.raw("</svg>\n");
    }

    private static double span() {
        return WIDTH - LEFT - 60.0;
    }
}
