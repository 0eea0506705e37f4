package secondlook.desktop.feature.review;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import secondlook.app.review.Verdict;
import secondlook.app.review.VerdictKind;

/** What stands below an item: its note, what was said without a label, and earlier acts. */
final class RemarkLines {

    /** More are in the list of why the item is here. */
    private static final int SHOWN = 2;

    private final VBox place;
    private List<String> shown = List.of();

    RemarkLines(VBox place) {
        this.place = place;
    }

    /** Most items have none: what is there already is left as it is. */
    void show(ItemShown item) {
        List<String> lines = of(item);
        if (!lines.equals(shown)) {
            shown = lines;
            place.getChildren().setAll(lines.stream().map(RemarkLines::line).toList());
        }
    }

    private static List<String> of(ItemShown item) {
        List<String> lines = new ArrayList<>();
        if (item.note() != null) {
            lines.add("Note: " + item.note());
        }
        VerdictKind kind = item.effective().map(Verdict::kind).orElse(null);
        if (kind != null && kind != VerdictKind.LABEL && kind != VerdictKind.ACCEPT) {
            lines.add("Your answer: " + DeedWords.said(kind, null) + ".");
        }
        List<String> acts = item.acts();
        if (acts.size() > 1 || acts.size() == 1 && item.effective().isEmpty()) {
            lines.add("Before: " + String.join("; ", acts.subList(Math.max(0, acts.size() - SHOWN), acts.size()))
                    + (acts.size() > SHOWN ? "; and " + (acts.size() - SHOWN) + " more" : ""));
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
