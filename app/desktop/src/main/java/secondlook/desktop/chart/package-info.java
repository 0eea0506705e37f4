/** Pictures drawn on canvases: they take plain arrays, know no feature, and report what a person points at. */
@NullMarked
package secondlook.desktop.chart;

import org.jspecify.annotations.NullMarked;
