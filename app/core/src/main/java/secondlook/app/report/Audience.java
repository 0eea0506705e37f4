package secondlook.app.report;

import java.util.Locale;

/** For whom a report is: how much of what is known it says. The figures are the same for all. */
public enum Audience {
    /** With the numbers: every table, without the settings. */
    COLLEAGUES,
    /** Sentences and pictures: tables only where nothing else says it. */
    EVERYONE,
    /** With every setting: what is needed to make the run again and to check it. */
    AUDITORS;

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether pictures have their figures as a table beneath. */
    boolean wantsTables() {
        return this != EVERYONE;
    }

    boolean wantsSettings() {
        return this == AUDITORS;
    }
}
