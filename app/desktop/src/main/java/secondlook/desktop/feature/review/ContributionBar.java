package secondlook.desktop.feature.review;

import javafx.css.PseudoClass;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** A contribution as a bar from the middle: to the right what speaks for the answer, to the left what speaks against it. */
final class ContributionBar extends HBox {

    private static final double HALF = 60;
    private static final PseudoClass AGAINST = PseudoClass.getPseudoClass("against");

    /** @param most the largest of those shown together, above 0 unless all are 0 */
    ContributionBar(double contribution, double most) {
        getStyleClass().add("contribution-bar");
        double width = most > 0 && Double.isFinite(contribution) ? HALF * Math.abs(contribution) / most : 0;
        Region before = new Region();
        before.setMinWidth(contribution < 0 ? HALF - width : HALF);
        Region bar = new Region();
        bar.getStyleClass().add("contribution-fill");
        bar.pseudoClassStateChanged(AGAINST, contribution < 0);
        bar.setMinWidth(width);
        bar.setMaxWidth(width);
        setMinWidth(2 * HALF);
        getChildren().addAll(before, bar);
    }
}
