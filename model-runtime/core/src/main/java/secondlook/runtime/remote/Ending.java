package secondlook.runtime.remote;

/** Why a worker is no more. */
enum Ending {
    /** By itself, or because somebody or the system ended it. */
    BY_ITSELF,
    /** It gave no sign of life. */
    SILENT,
    /** A request took longer than its limit. */
    TOO_SLOW,
    /** It did not stop when it was asked to. */
    CANCELLED,
    /** It spoke another language. */
    GARBLED,
    /** Its memory for Java objects ran out. */
    OUT_OF_MEMORY,
    /** It took more of the machine's memory than the machine can spare. */
    TOO_LARGE,
    /** It was no longer needed. */
    CLOSED
}
