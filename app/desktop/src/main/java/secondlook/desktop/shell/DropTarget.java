package secondlook.desktop.shell;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.Pane;
import secondlook.desktop.open.Opener;

/** The whole window takes files: while they hover it is outlined and says what each will become. */
public final class DropTarget {

    private static final int SHOWN = 8;

    private final Opener opener;

    public DropTarget(Opener opener) {
        this.opener = opener;
    }

    void watch(Node window, Node outline, Pane list) {
        window.addEventFilter(DragEvent.DRAG_OVER, event -> {
            if (event.getDragboard().hasFiles()) {
                event.acceptTransferModes(TransferMode.COPY);
                if (!outline.isVisible()) {
                    opener.getReady();
                    describe(event.getDragboard().getFiles(), list);
                    outline.setVisible(true);
                }
                event.consume();
            }
        });
        window.addEventFilter(DragEvent.DRAG_EXITED, event -> {
            if (event.getTarget() == window) {
                outline.setVisible(false);
            }
        });
        window.addEventFilter(DragEvent.DRAG_DROPPED, event -> {
            outline.setVisible(false);
            if (event.getDragboard().hasFiles()) {
                opener.files(event.getDragboard().getFiles().stream().map(File::toPath).toList());
                event.setDropCompleted(true);
                event.consume();
            }
        });
    }

    /** One line a file: "weather.csv becomes a dataset". */
    void describe(List<File> files, Pane list) {
        list.getChildren().clear();
        for (File file : files.subList(0, Math.min(SHOWN, files.size()))) {
            Path path = file.toPath();
            list.getChildren()
                    .add(new Label(path.getFileName() + " " + opener.recogniser().kind(path).becomes()));
        }
        if (files.size() > SHOWN) {
            list.getChildren().add(new Label("and " + (files.size() - SHOWN) + " more"));
        }
    }
}
