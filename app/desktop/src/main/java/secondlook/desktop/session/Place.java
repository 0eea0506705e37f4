package secondlook.desktop.session;

/** The screens a person can be on. */
public enum Place {
    START, DATA, MODEL, CONFIDENCE, REVIEW, MONITOR, REPORT
}
