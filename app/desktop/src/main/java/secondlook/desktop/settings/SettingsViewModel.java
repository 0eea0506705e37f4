package secondlook.desktop.settings;

import java.util.Locale;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;
import secondlook.app.engine.EngineChoices;
import secondlook.runtime.RefusedException;
import secondlook.runtime.model.Provider;

/** The form of settings: texts as they are typed, and what is made of them. Empty means as usual. */
public final class SettingsViewModel {

    private final ObjectProperty<Provider> provider = new SimpleObjectProperty<>();
    private final StringProperty device = new SimpleStringProperty();
    private final StringProperty cardMemory = new SimpleStringProperty();
    private final BooleanProperty tightArena = new SimpleBooleanProperty();
    private final StringProperty timeLimit = new SimpleStringProperty();
    private final StringProperty workerMemory = new SimpleStringProperty();
    private final StringProperty workerCommand = new SimpleStringProperty();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final Consumer<EngineChoices> keep;

    /**
     * @param now  what is kept so far
     * @param keep takes what was chosen
     */
    public SettingsViewModel(EngineChoices now, Consumer<EngineChoices> keep) {
        this.keep = keep;
        provider.set(now.provider() == null ? Provider.AUTO : now.provider());
        device.set(text(now.device()));
        cardMemory.set(text(now.cardMemory()));
        tightArena.set(now.tightArena());
        timeLimit.set(text(now.timeLimit()));
        workerMemory.set(text(now.workerMemory()));
        workerCommand.set(text(now.workerCommand()));
    }

    public ObjectProperty<Provider> provider() {
        return provider;
    }

    public StringProperty device() {
        return device;
    }

    public StringProperty cardMemory() {
        return cardMemory;
    }

    public BooleanProperty tightArena() {
        return tightArena;
    }

    public StringProperty timeLimit() {
        return timeLimit;
    }

    public StringProperty workerMemory() {
        return workerMemory;
    }

    public StringProperty workerCommand() {
        return workerCommand;
    }

    /** Why it was not kept, in one line; empty if nothing is wrong. */
    public ReadOnlyStringProperty problem() {
        return problem.getReadOnlyProperty();
    }

    /** Keeps what was typed, if all of it can be used; says otherwise what cannot. */
    public boolean save() {
        try {
            Long card = number(device, "the number of a graphics card");
            if (card != null && card > Integer.MAX_VALUE) {
                throw refused(device.get(), "the number of a graphics card");
            }
            keep.accept(new EngineChoices(provider.get() == Provider.AUTO ? null : provider.get(),
                    card == null ? null : card.intValue(), size(cardMemory), tightArena.get(),
                    number(timeLimit, "a number of seconds"), size(workerMemory), given(workerCommand)));
        } catch (RefusedException cannotBe) {
            problem.set(cannotBe.problem().withoutOptions().oneLine());
            return false;
        }
        problem.set("");
        return true;
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    private static @Nullable String given(StringProperty field) {
        String typed = field.get() == null ? "" : field.get().strip();
        return typed.isEmpty() ? null : typed;
    }

    /** "2 GB" is a way to write 2g. */
    private static @Nullable String size(StringProperty field) {
        String typed = given(field);
        return typed == null ? null : typed.toLowerCase(Locale.ROOT).replaceAll("\\s", "").replaceFirst("i?b$", "");
    }

    private static @Nullable Long number(StringProperty field, String what) {
        String typed = given(field);
        if (typed == null) {
            return null;
        }
        try {
            return Long.valueOf(typed);
        } catch (NumberFormatException noNumber) {
            throw refused(typed, what);
        }
    }

    private static RefusedException refused(String typed, String what) {
        return new RefusedException("\"" + typed + "\" cannot be used", "it is not " + what,
                "Leave the field empty for the usual.");
    }
}
