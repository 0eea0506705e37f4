package secondlook.desktop.feature.review;

import java.util.List;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import secondlook.desktop.command.KeyHint;

/** Turns keys into acts. Where there are more classes than digits, letters choose and the other keys need Alt. */
final class ReviewKeys {

    private final ReviewViewModel model;
    private final Runnable beginNote;

    ReviewKeys(ReviewViewModel model, Runnable beginNote) {
        this.model = model;
        this.beginNote = beginNote;
    }

    /** The keys, for the overview. */
    static List<KeyHint> hints() {
        return List.of(new KeyHint("1 … 9", "Answer with that class"),
                new KeyHint("Enter", "Accept the model’s answer"),
                new KeyHint("S", "Skip; it is done"), new KeyHint("D", "Defer; it comes back at the end"),
                new KeyHint("N", "Note"), new KeyHint("Ctrl Z", "Undo the last answer"), new KeyHint("Ctrl Y", "Redo"),
                new KeyHint("←", "Back one item"), new KeyHint("→", "Forward again"),
                new KeyHint("a … z", "With more than 9 classes: type its first letters; then Alt S, Alt D, Alt N"));
    }

    private boolean typesAhead() {
        var entry = model.entry().get();
        return entry != null && TypeAhead.isNeeded(entry.classes());
    }

    /** Whether the key meant something. */
    boolean pressed(KeyEvent event) {
        KeyCode code = event.getCode();
        if (event.isShortcutDown()) {
            return withControl(code, event.isShiftDown());
        }
        int digit = digit(event);
        if (digit > 0 && !event.isAltDown()) {
            model.answerNumber(digit);
            return true;
        }
        boolean letters = typesAhead();
        if (letters && !event.isAltDown()
                && (code.isLetterKey() || code == KeyCode.SPACE && !model.typed().get().isEmpty())) {
            model.type(code == KeyCode.SPACE ? " " : event.getText().isEmpty() ? code.getName() : event.getText());
            return true;
        }
        if (event.isAltDown() != letters && code.isLetterKey()) {
            return false;
        }
        switch (code) {
            case ENTER -> model.accept();
            case S -> model.skip();
            case D -> model.defer();
            case N -> beginNote.run();
            case LEFT -> model.back();
            case RIGHT -> model.forward();
            case BACK_SPACE -> model.untype(false);
            case ESCAPE -> {
                if (model.typed().get().isEmpty()) {
                    return false;
                }
                model.untype(true);
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean withControl(KeyCode code, boolean shift) {
        if (code == KeyCode.Z && !shift) {
            model.undo();
        } else if (code == KeyCode.Y || code == KeyCode.Z) {
            model.redo();
        } else {
            return false;
        }
        return true;
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
