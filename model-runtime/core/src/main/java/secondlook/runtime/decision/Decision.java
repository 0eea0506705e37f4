package secondlook.runtime.decision;

/** What a policy says of one prediction. */
public enum Decision {
    ACCEPT, REVIEW
}
