package secondlook.desktop.feature.shape;

/** What a step can do, in the order in which a person is offered it. */
enum StepKind {
    FILTER("Keep rows", "fth-filter"), DERIVE("Compute a column", "fth-plus"), RENAME("Rename a column",
            "fth-edit-3"), TYPE(
                    "Change a column's type", "fth-sliders"), DROP("Drop a column", "fth-x"), SAMPLE("Draw a sample",
                            "fth-layers"), JOIN("Join a file by its key", "fth-copy");

    private final String title;
    private final String icon;

    StepKind(String title, String icon) {
        this.title = title;
        this.icon = icon;
    }

    String title() {
        return title;
    }

    /** Feather literal. */
    String icon() {
        return icon;
    }

    /** Whether it has an expression that a person writes. */
    boolean isWritten() {
        return this == FILTER || this == DERIVE;
    }

    /** Whether it is about one column that there is. */
    boolean isOfColumn() {
        return this == RENAME || this == TYPE || this == DROP;
    }
}
