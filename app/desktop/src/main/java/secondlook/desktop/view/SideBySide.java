package secondlook.desktop.view;

import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.HBox;

/**
 * A row of parts that becomes a column where they would not all have their least width, as at a larger type. The distance
 * between them is the row's spacing.
 */
public final class SideBySide extends HBox {

    private boolean isStacked(double width) {
        double needed = getSpacing() * Math.max(0, getManagedChildren().size() - 1);
        for (Node part : getManagedChildren()) {
            needed += part.minWidth(-1);
        }
        return width >= 0 && width < needed - 0.5;
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computeMinWidth(double height) {
        // a part alone may be narrower than beside the others: it is then given what there is
        return 0;
    }

    @Override
    protected double computeMinHeight(double width) {
        if (isStacked(width)) {
            return computePrefHeight(width);
        }
        // not at its least width, where a part that is such a row itself would be a tall column
        double height = 0;
        for (Node part : getManagedChildren()) {
            height = Math.max(height, part.minHeight(-1));
        }
        return snappedTopInset() + snapSizeY(height) + snappedBottomInset();
    }

    @Override
    protected double computePrefHeight(double width) {
        if (!isStacked(width)) {
            return super.computePrefHeight(width);
        }
        double height = snappedTopInset() + snappedBottomInset()
                + getSpacing() * Math.max(0, getManagedChildren().size() - 1);
        for (Node part : getManagedChildren()) {
            height += snapSizeY(part.prefHeight(width));
        }
        return height;
    }

    @Override
    protected void layoutChildren() {
        if (!isStacked(getWidth())) {
            super.layoutChildren();
            return;
        }
        double width = getWidth() - snappedLeftInset() - snappedRightInset();
        double y = snappedTopInset();
        for (Node part : getManagedChildren()) {
            double height = snapSizeY(part.prefHeight(width));
            part.resizeRelocate(snappedLeftInset(), y, width, height);
            y += height + getSpacing();
        }
    }
}
