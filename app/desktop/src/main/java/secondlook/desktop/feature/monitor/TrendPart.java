package secondlook.desktop.feature.monitor;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
import secondlook.app.monitor.ChunkWatch;
import secondlook.desktop.chart.ClassLabel;
import secondlook.desktop.chart.Figures;
import secondlook.desktop.chart.LegendSwatch;
import secondlook.desktop.chart.LegendSwatch.Part;
import secondlook.desktop.chart.TrendChart;
import secondlook.desktop.view.TableTwin;

/** The picture over time: how good it is, or what it answers. */
final class TrendPart {

    private static final String GOOD = "how good it is";
    private static final String SAYS = "what it says";

    private final MonitorViewModel model;
    private final TrendChart chart;
    private final MenuButton what;
    private final HBox legend;
    private final FlowPane classes;
    private final Label note;
    private final TableTwin twin;
    private boolean predictions;

    TrendPart(MonitorViewModel model, TrendChart chart, MenuButton what, HBox legend, FlowPane classes,
            Label note, TableTwin twin) {
        this.model = model;
        this.chart = chart;
        this.what = what;
        this.legend = legend;
        this.classes = classes;
        this.note = note;
        this.twin = twin;
        what.setAccessibleText("What is drawn over time");
        for (String choice : List.of(GOOD, SAYS)) {
            MenuItem item = new MenuItem(choice);
            item.setOnAction(e -> {
                predictions = choice.equals(SAYS);
                show(model.watch().get());
            });
            what.getItems().add(item);
        }
        chart.setOnPoint(point -> {
            Watch now = model.watch().get();
            if (now != null && now.subject() instanceof Subject.OfLog log) {
                model.watch(new Subject.OfLog(log.model(), log.unit(), now.report().chunks().get(point).name()));
            } else if (now != null) {
                model.pick(Picked.chunk(now.report().chunks().get(point).name()));
                model.select();
            }
        });
        model.watch().subscribe(this::show);
        model.picked().subscribe(this::mark);
    }

    void turn() {
        twin.turn();
    }

    private void show(@Nullable Watch watch) {
        if (watch == null) {
            return;
        }
        what.setText(predictions ? SAYS : GOOD);
        Trend trend = Trend.of(watch, predictions);
        chart.linesProperty().set(List.of());
        chart.pointsProperty().set(trend.points());
        chart.linesProperty().set(trend.lines());
        chart.classesProperty().set(trend.lines().stream().map(watch.classes()::indexOf).toList());
        chart.expectedProperty().set(trend.expected());
        chart.setAccessibleText(MonitorAnswer.spoken(watch));
        legend.getChildren().setAll(predictions ? List.of() : figures(watch));
        classes.getChildren().setAll(predictions ? classes(watch, trend) : List.of());
        classes.setManaged(predictions);
        note.setText(note(watch));
        mark(model.picked().get());
    }

    private static List<Node> classes(Watch watch, Trend trend) {
        return trend.lines().stream().<Node>map(name -> new ClassLabel(watch.classes().indexOf(name), name)).toList();
    }

    private static List<Node> figures(Watch watch) {
        Label line = LegendSwatch.label(Part.LINE, "confidence");
        return watch.report().chunks().stream().anyMatch(chunk -> chunk.labelled() > 0)
                ? List.of(line, LegendSwatch.label(Part.POINT, "share right, 95\u202f%"))
                : List.of(line);
    }

    private String note(Watch watch) {
        if (watch.report().chunks().isEmpty()) {
            return watch.chunking() == null
                    ? "The rows are looked at together. Choose above how to put them together over time."
                    : String.join(" ", watch.report().notes());
        }
        if (predictions) {
            return "Share of each answer. " + click(watch);
        }
        double expected = watch.report().referenceAccuracy();
        boolean off = watch.report().chunks().stream().anyMatch(ChunkWatch::accuracyAlarming);
        return (Double.isNaN(expected)
                ? off ? "Hollow: surely fewer right than in the others. " : ""
                : "Dashed: " + Figures.percent(expected) + " right before. " + (off ? "Hollow: surely fewer. " : ""))
                + click(watch);
    }

    private static String click(Watch watch) {
        return watch.isOfLog() ? "A click watches that stretch." : "A click selects the rows of a stretch.";
    }

    private void mark(@Nullable Picked picked) {
        Watch watch = model.watch().get();
        int chosen = -1;
        String period = watch != null && watch.subject() instanceof Subject.OfLog log ? log.period() : "";
        for (int i = 0; watch != null && i < watch.report().chunks().size(); i++) {
            String name = watch.report().chunks().get(i).name();
            if (name.equals(period) || picked != null && Picked.chunk(name).equals(picked.subject())) {
                chosen = i;
            }
        }
        chart.chosenProperty().set(chosen);
    }
}
