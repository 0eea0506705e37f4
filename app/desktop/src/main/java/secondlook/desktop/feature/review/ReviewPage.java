package secondlook.desktop.feature.review;

import javafx.scene.layout.VBox;

/** The page of an item. It tells before it lays out, which is when both its size and that of its type are known. */
public final class ReviewPage extends VBox {

    private Runnable before = () -> {
    };

    /** @param told may move what is in here */
    void beforeLayout(Runnable told) {
        before = told;
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        before.run();
        super.layoutChildren();
    }
}
