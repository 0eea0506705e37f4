package secondlook.desktop.feature.review;

/** What a key can mean while reviewing, apart from the digits, which always answer with a class. */
enum ReviewCommand {

    ACCEPT("Accept the model’s answer", "Enter"), REJECT("The model is wrong; say nothing else", "X"), CANNOT_TELL(
            "Cannot tell", "C"), SKIP("Skip; it is done", "S"), DEFER("Defer; it comes back at the end", "D"), REFER(
                    "Leave it to a second reviewer",
                    "R"), NOTE("Note", "N"), CORRECT("Propose another value for a field",
                            "E"), SAME("Say the same of its near-duplicates", "G"), UNDO("Undo what was done last",
                                    "Shortcut+Z"), REDO("Do it again", "Shortcut+Y"), BACK("Back one item",
                                            "Left"), FORWARD("Forward again", "Right"), LIST("List of items; go to any",
                                                    "L"), WHY("Why it is here, in full", "F"), STANDING(
                                                            "What the answers say so far", "W"), BLIND(
                                                                    "Blind mode on or off",
                                                                    "B"), KEYS("Change these keys", "Shortcut+Shift+K");

    private final String does;
    private final String usual;

    ReviewCommand(String does, String usual) {
        this.does = does;
        this.usual = usual;
    }

    /** What it does, in words. */
    String does() {
        return does;
    }

    /** The key that it has unless a person chose another, as {@code KeyCombination.valueOf} reads it. */
    String usual() {
        return usual;
    }
}
