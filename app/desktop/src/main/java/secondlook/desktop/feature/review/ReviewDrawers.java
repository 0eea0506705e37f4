package secondlook.desktop.feature.review;

/** What can be opened beside or over the item. */
interface ReviewDrawers {

    /** A line to write a note in. */
    void note();

    /** A line to propose a value for a field in. */
    void correct();

    /** The list of items. */
    void list();

    /** Why the item is here, in full. */
    void why();

    /** How the session stands and what its answers say so far. */
    void standing();

    /** The keys, to be changed. */
    void keys();
}
