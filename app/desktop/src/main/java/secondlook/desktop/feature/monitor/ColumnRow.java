package secondlook.desktop.feature.monitor;

import secondlook.app.monitor.ColumnPart;
import secondlook.app.monitor.ColumnWatch.Level;
import secondlook.desktop.chart.LimitBar.Measured;
import secondlook.desktop.chart.PairedBars;

/**
 * A line of the table: a column's distribution, or its missing or odd values.
 *
 * @param subject what an alarm of it is called ("column weather")
 * @param name    of the column
 * @param under   below the name: what it is to the model, or what is counted
 * @param bars    both sides
 * @param measure as written: "0.27", "+9.8 %"
 * @param measured on its line
 * @param level   how bad it is
 * @param change  "fog 4.5 → 14.2 %", "16.1 → 17.4"
 * @param part    the rows to look at
 */
record ColumnRow(String subject, String name, String under, PairedBars bars, String measure, Measured measured,
        Level level, String change, ColumnPart part) {

    /** For who cannot see it. */
    String spoken() {
        return name + ", " + under + ": " + level.words() + ", measure " + measure + ". " + change;
    }
}
