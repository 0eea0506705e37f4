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
import secondlook.app.monitor.FigureKind;
import secondlook.desktop.chart.ClassLabel;
import secondlook.desktop.chart.Figures;
import secondlook.desktop.chart.LegendSwatch;
import secondlook.desktop.chart.LegendSwatch.Part;
import secondlook.desktop.chart.TrendChart;
import secondlook.desktop.feature.monitor.Trend.What;
import secondlook.desktop.view.TableTwin;

/** The picture over time: how good it is, or what it answers. */
final class TrendPart {

    private final MonitorViewModel model;
    private final TrendChart chart;
    private final MenuButton what;
    private final HBox legend;
    private final FlowPane classes;
    private final Label note;
    private final TableTwin twin;
    private What drawn = What.GOOD;

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
        for (What choice : What.values()) {
            MenuItem item = new MenuItem(choice.words());
            item.setOnAction(e -> {
                drawn = choice;
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
        what.setText(drawn.words());
        Trend trend = Trend.of(watch, drawn);
        chart.linesProperty().set(List.of());
        chart.pointsProperty().set(trend.points());
        chart.linesProperty().set(trend.lines());
        chart.classesProperty().set(trend.lines().stream().map(name -> colour(watch, trend, name)).toList());
        chart.expectedProperty().set(trend.expected());
        chart.setAccessibleText(MonitorAnswer.spoken(watch));
        legend.getChildren().setAll(drawn == What.GOOD ? figures(watch) : List.of());
        classes.getChildren().setAll(classes(watch, trend));
        classes.setManaged(!trend.lines().isEmpty());
        note.setText(note(watch));
        mark(model.picked().get());
    }

    private List<Node> classes(Watch watch, Trend trend) {
        return trend.lines().stream().<Node>map(name -> new ClassLabel(colour(watch, trend, name), name)).toList();
    }

    /** A class has its colour everywhere; other lines take theirs in order. */
    private int colour(Watch watch, Trend trend, String name) {
        return drawn == What.SAYS ? watch.classes().indexOf(name) : trend.lines().indexOf(name);
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
        if (drawn == What.SAYS) {
            return "Share of each answer. " + click(watch);
        }
        if (drawn == What.LEFT) {
            return left(watch) + click(watch);
        }
        double expected = watch.report().referenceAccuracy();
        boolean off = watch.report().chunks().stream().anyMatch(ChunkWatch::accuracyAlarming);
        return (Double.isNaN(expected)
                ? off ? "Hollow: surely fewer right than in the others. " : ""
                : "Dashed: " + Figures.percent(expected) + " right before. " + (off ? "Hollow: surely fewer. " : ""))
                + click(watch);
    }

    private static String left(Watch watch) {
        boolean policy = watch.report().chunks().stream().flatMap(chunk -> chunk.figures().stream())
                .anyMatch(figure -> figure.kind() == FigureKind.FLAGGED && !Double.isNaN(figure.value()));
        return policy
                ? "Shares of the rows, by the policy that is kept with the run. "
                : "Keep a policy with the run to see what it sends to review. ";
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
