package secondlook.desktop.feature.review;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import secondlook.app.review.Verdict;
import secondlook.app.review.VerdictKind;

/** What stands below an item: its note, what was said without a label, and earlier acts. */
final class RemarkLines {

    /** More are in the list of why the item is here. */
    private static final int SHOWN = 2;

    private RemarkLines() {
    }

    static List<Node> of(ItemShown item) {
        List<Node> lines = new ArrayList<>();
        if (item.note() != null) {
            lines.add(line("Note: " + item.note()));
        }
        VerdictKind kind = item.effective().map(Verdict::kind).orElse(null);
        if (kind != null && kind != VerdictKind.LABEL && kind != VerdictKind.ACCEPT) {
            lines.add(line("Your answer: " + DeedWords.said(kind, null) + "."));
        }
        List<String> acts = item.acts();
        if (acts.size() > 1 || acts.size() == 1 && item.effective().isEmpty()) {
            lines.add(line("Before: " + String.join("; ", acts.subList(Math.max(0, acts.size() - SHOWN), acts.size()))
                    + (acts.size() > SHOWN ? "; and " + (acts.size() - SHOWN) + " more" : "")));
        }
        return lines;
    }

    private static Label line(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("small");
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }
}
