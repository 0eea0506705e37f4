package secondlook.desktop.feature.review;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import secondlook.app.review.SessionEntry;
import secondlook.app.review.Verdict;

/** The possible answers. The rows stay from one item to the next, for making new ones takes longer than storing an answer. */
final class AnswerRows {

    private final Consumer<String> answer;
    private List<String> names = List.of();
    private List<Integer> offered = List.of();
    private List<AnswerRow> rows = List.of();

    /** @param answer what a click on a class does */
    AnswerRows(Consumer<String> answer) {
        this.answer = answer;
    }

    /**
     * @param now   indices of the classes that can be answered with
     * @param brief whether there is little room
     */
    List<? extends Node> of(ItemShown item, SessionEntry entry, List<Integer> now, boolean brief) {
        if (!now.equals(offered) || !entry.classes().equals(names)) {
            names = entry.classes();
            offered = List.copyOf(now);
            make();
        }
        String given = item.effective().map(Verdict::label).orElse(null);
        for (int i = 0; i < rows.size(); i++) {
            int k = offered.get(i);
            String name = names.get(k);
            rows.get(i).show(k < item.distribution().length ? item.distribution()[k] : Double.NaN,
                    name.equals(item.predicted()), name.equals(given), item.hidden(), brief);
        }
        return rows;
    }

    private void make() {
        List<AnswerRow> made = new ArrayList<>();
        for (int i = 0; i < offered.size(); i++) {
            String name = names.get(offered.get(i));
            AnswerRow row = new AnswerRow(i < TypeAhead.DIGITS ? Integer.toString(i + 1) : "", offered.get(i), name);
            row.setOnAction(e -> answer.accept(name));
            made.add(row);
        }
        rows = List.copyOf(made);
    }
}
