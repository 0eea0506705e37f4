package secondlook.desktop.chart;

import java.util.List;

/**
 * The figures of a picture, for those who would rather read them.
 *
 * @param headers one per column; the first column is text, the others are figures
 * @param rows    as many cells each as there are headers
 */
public record ChartTable(List<String> headers, List<List<String>> rows) {

    public ChartTable {
        headers = List.copyOf(headers);
        rows = rows.stream().map(List::copyOf).toList();
    }
}
