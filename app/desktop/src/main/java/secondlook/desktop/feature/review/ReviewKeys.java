package secondlook.desktop.feature.review;

import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** Turns keys into acts: digits and, where there are more classes than digits, letters answer; the rest is bound. */
final class ReviewKeys {

    private final ReviewViewModel model;
    private final KeyBindings bindings;
    private final ReviewDrawers drawers;

    ReviewKeys(ReviewViewModel model, KeyBindings bindings, ReviewDrawers drawers) {
        this.model = model;
        this.bindings = bindings;
        this.drawers = drawers;
    }

    private boolean typesAhead() {
        var entry = model.entry().get();
        return entry != null && TypeAhead.isNeeded(entry.classes());
    }

    /** Whether the key meant something. */
    boolean pressed(KeyEvent event) {
        boolean letters = typesAhead();
        boolean bare = !event.isShortcutDown() && !event.isAltDown() && !event.isControlDown();
        int digit = digit(event);
        if (digit > 0 && bare) {
            model.answerNumber(digit);
            return true;
        }
        if (letters && bare && typed(event)) {
            return true;
        }
        var meant = bindings.meant(event, letters);
        meant.ifPresent(this::run);
        return meant.isPresent();
    }

    private boolean typed(KeyEvent event) {
        KeyCode code = event.getCode();
        boolean typing = !model.letters().typed().get().isEmpty();
        if (code.isLetterKey() || code == KeyCode.SPACE && typing) {
            model.letters()
                    .type(code == KeyCode.SPACE ? " " : event.getText().isEmpty() ? code.getName() : event.getText());
        } else if (code == KeyCode.BACK_SPACE) {
            model.letters().untype(false);
        } else if (code == KeyCode.ESCAPE && typing) {
            model.letters().untype(true);
        } else {
            return false;
        }
        return true;
    }

    /** Does what a key or its button means. */
    void run(ReviewCommand command) {
        switch (command) {
            case ACCEPT -> model.accept();
            case REJECT -> model.reject();
            case CANNOT_TELL -> model.cannotTell();
            case SKIP -> model.skip();
            case DEFER -> model.defer();
            case REFER -> model.refer();
            case NOTE -> drawers.note();
            case CORRECT -> drawers.correct();
            case SAME -> model.serve();
            case UNDO -> model.undo();
            case REDO -> model.redo();
            case BACK -> model.back();
            case FORWARD -> model.forward();
            case LIST -> drawers.list();
            case WHY -> drawers.why();
            case STANDING -> drawers.standing();
            case BLIND -> model.toggleBlind();
            case KEYS -> drawers.keys();
        }
    }

    private static int digit(KeyEvent event) {
        String text = event.getText();
        if (text != null && text.length() == 1 && text.charAt(0) >= '1' && text.charAt(0) <= '9') {
            return text.charAt(0) - '0';
        }
        String name = event.getCode().isDigitKey() ? event.getCode().getName() : "";
        char last = name.isEmpty() ? ' ' : name.charAt(name.length() - 1);
        return last >= '1' && last <= '9' && !event.isShiftDown() ? last - '0' : 0;
    }
}
