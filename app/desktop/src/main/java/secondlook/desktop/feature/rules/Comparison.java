package secondlook.desktop.feature.rules;

/** How a field is compared where a condition is put together from parts. */
enum Comparison {
    LESS("<", "<"), AT_MOST("≤", "<="), IS("is", "="), IS_NOT("is not", "<>"), AT_LEAST("≥", ">="), MORE(">",
            ">"), CONTAINS("contains", "LIKE"), MISSING("is missing", "IS NULL"), PRESENT("is there", "IS NOT NULL");

    private final String title;
    private final String sign;

    Comparison(String title, String sign) {
        this.title = title;
        this.sign = sign;
    }

    String title() {
        return title;
    }

    /** As a condition has it. */
    String sign() {
        return sign;
    }

    boolean needsValue() {
        return this != MISSING && this != PRESENT;
    }
}
