package secondlook.desktop.view;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;
import javafx.scene.Parent;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** Shows one of several views: the first whose condition holds. Each is made when it is first shown. */
public final class OneOf extends StackPane {

    private record Choice(ObservableValue<Boolean> when, Supplier<Parent> view) {}

    private final List<Choice> choices = new ArrayList<>();
    private final List<@Nullable Parent> made = new ArrayList<>();

    /** Adds a view that comes after those added before. */
    public OneOf or(ObservableValue<Boolean> when, Supplier<Parent> view) {
        choices.add(new Choice(when, view));
        made.add(null);
        when.subscribe(now -> choose());
        return this;
    }

    private void choose() {
        for (int i = 0; i < choices.size(); i++) {
            if (choices.get(i).when().getValue()) {
                Parent view = made.get(i);
                if (view == null) {
                    view = choices.get(i).view().get();
                    made.set(i, view);
                }
                if (getChildren().size() != 1 || getChildren().getFirst() != view) {
                    getChildren().setAll(view);
                }
                return;
            }
        }
        getChildren().clear();
    }
}
