package secondlook.desktop.chart;

/** The colours of the charts. Each is set by a CSS property, so that both themes and a person's own style reach it. */
public enum Ink {
    TEXT, MUTED, SURFACE, SUBTLE, GRID, AXIS, BAND, ACCENT, HANDLE, ON_HANDLE, FOCUS, CORRECT, WRONG, HATCH, NONE, REFERENCE, REFERENCE_EDGE, RIGHT_TINT, WRONG_TINT, CLASS_1, CLASS_2, CLASS_3, CLASS_4, CLASS_5;

    private final String property = "-sl-ink-" + name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');

    /** Name of the CSS property. */
    public String property() {
        return property;
    }

    /** The colour of a class; from the sixth class on the colours repeat. */
    public static Ink ofClass(int index) {
        return values()[CLASS_1.ordinal() + Math.floorMod(index, 5)];
    }
}
