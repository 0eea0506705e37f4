package secondlook.app.expect;

/** What becomes of a row that breaks an expectation. */
public enum Action {
    /** It is scored, counted, named, and put before a person. */
    FLAG,
    /** It is not scored. */
    REFUSE
}
