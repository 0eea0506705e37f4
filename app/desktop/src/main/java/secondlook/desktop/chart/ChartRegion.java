package secondlook.desktop.chart;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.value.ObservableValue;
import javafx.css.CssMetaData;
import javafx.css.FontCssMetaData;
import javafx.css.SimpleStyleableObjectProperty;
import javafx.css.StyleConverter;
import javafx.css.Styleable;
import javafx.css.StyleableProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.transform.Scale;

/**
 * A picture on a canvas, with a second canvas above it for what moves with the pointer. Painting waits for the next
 * pulse, so that any number of changes costs one drawing; colours and type come from CSS, so that a change of theme
 * repaints.
 */
public abstract class ChartRegion extends Region {

    private static final List<CssMetaData<? extends Styleable, ?>> META = new ArrayList<>(
            Region.getClassCssMetaData());
    private static final Map<Ink, CssMetaData<ChartRegion, Color>> INK_META = new EnumMap<>(Ink.class);
    private static final CssMetaData<ChartRegion, Font> FONT_META = new FontCssMetaData<>("-fx-font",
            Font.getDefault()) {
        @Override
        public boolean isSettable(ChartRegion chart) {
            return !chart.font.isBound();
        }

        @Override
        public StyleableProperty<Font> getStyleableProperty(ChartRegion chart) {
            return chart.font;
        }
    };
    private static final CssMetaData<ChartRegion, Number> FINENESS_META = new CssMetaData<>("-sl-fineness",
            StyleConverter.getSizeConverter(), 1.0, true) {
        @Override
        public boolean isSettable(ChartRegion chart) {
            return !chart.fineness.isBound();
        }

        @Override
        public StyleableProperty<Number> getStyleableProperty(ChartRegion chart) {
            return chart.fineness;
        }
    };

    static {
        META.add(FONT_META);
        META.add(FINENESS_META);
        for (Ink ink : Ink.values()) {
            CssMetaData<ChartRegion, Color> meta = new InkMeta(ink);
            INK_META.put(ink, meta);
            META.add(meta);
        }
    }

    private final Canvas base = new Canvas();
    private final Canvas overlay = new Canvas();
    private final Map<Ink, SimpleStyleableObjectProperty<Color>> inks = new EnumMap<>(Ink.class);
    private final SimpleStyleableObjectProperty<Font> font = new SimpleStyleableObjectProperty<>(FONT_META, this,
            "font", Font.getDefault());
    private final SimpleStyleableObjectProperty<Number> fineness = new SimpleStyleableObjectProperty<>(FINENESS_META,
            this, "fineness", 1.0);
    private final ReadOnlyIntegerWrapper revision = new ReadOnlyIntegerWrapper();
    private boolean baseStale = true;
    private boolean overlayStale = true;

    protected ChartRegion() {
        getStyleClass().add("sl-chart");
        base.setManaged(false);
        overlay.setManaged(false);
        overlay.setMouseTransparent(true);
        getChildren().addAll(base, overlay);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        for (Ink ink : Ink.values()) {
            SimpleStyleableObjectProperty<Color> property = new SimpleStyleableObjectProperty<>(INK_META.get(ink),
                    this, ink.name(), Color.GRAY);
            property.subscribe(this::repaint);
            inks.put(ink, property);
        }
        font.subscribe(this::repaint);
        fineness.subscribe(this::repaint);
        // a canvas without a size for its region still takes part in the first pulse
        setMinSize(0, 0);
    }

    /** Draws everything that does not move with the pointer. */
    protected abstract void paint(Pen pen);

    /** Draws what moves: handles, marks of the pointer and of the focus. */
    protected void paintOverlay(Pen pen) {
    }

    /** Changes whenever the picture does, and with it the figures in {@link #table()}. */
    public final ReadOnlyIntegerProperty revision() {
        return revision.getReadOnlyProperty();
    }

    /** What the picture shows, as a table. */
    public abstract ChartTable table();

    /** Draws all anew at the next pulse. */
    protected final void repaint() {
        revision.set(revision.get() + 1);
        baseStale = true;
        repaintOverlay();
    }

    /** Draws the overlay anew at the next pulse. */
    protected final void repaintOverlay() {
        overlayStale = true;
        setNeedsLayout(true);
    }

    /** Repaints whenever a value changes. */
    protected final void repaintOn(ObservableValue<?>... values) {
        for (ObservableValue<?> value : values) {
            value.subscribe(this::repaint);
        }
    }

    /** Pixels of the design at 13 px type, as pixels of this chart. */
    protected final double u(double px) {
        return px * font.get().getSize() / 13;
    }

    @Override
    protected void layoutChildren() {
        double width = Math.floor(getWidth());
        double height = Math.floor(getHeight());
        double fine = fineness.get().doubleValue();
        if (fit(base, width, height, fine)) {
            baseStale = true;
        }
        if (fit(overlay, width, height, fine)) {
            overlayStale = true;
        }
        if (width < 2 || height < 2) {
            return;
        }
        if (baseStale) {
            baseStale = false;
            overlayStale = true;
            paint(cleared(base, width, height, fine));
        }
        if (overlayStale) {
            overlayStale = false;
            paintOverlay(cleared(overlay, width, height, fine));
        }
    }

    private static boolean fit(Canvas canvas, double width, double height, double fine) {
        if (canvas.getWidth() == width * fine && canvas.getHeight() == height * fine) {
            return false;
        }
        canvas.setWidth(width * fine);
        canvas.setHeight(height * fine);
        canvas.getTransforms().setAll(new Scale(1 / fine, 1 / fine));
        return true;
    }

    private SimpleStyleableObjectProperty<Color> property(Ink ink) {
        return Objects.requireNonNull(inks.get(ink));
    }

    private Pen cleared(Canvas canvas, double width, double height, double fine) {
        GraphicsContext g = canvas.getGraphicsContext2D();
        g.setTransform(fine, 0, 0, fine, 0, 0);
        g.clearRect(0, 0, width, height);
        return new Pen(g, ink -> property(ink).get(), font.get());
    }

    @Override
    public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
        return META;
    }

    private static final class InkMeta extends CssMetaData<ChartRegion, Color> {

        private final Ink ink;

        InkMeta(Ink ink) {
            super(ink.property(), StyleConverter.getColorConverter(), Color.GRAY, false);
            this.ink = ink;
        }

        @Override
        public boolean isSettable(ChartRegion chart) {
            return !chart.property(ink).isBound();
        }

        @Override
        public StyleableProperty<Color> getStyleableProperty(ChartRegion chart) {
            return chart.property(ink);
        }
    }
}
