package secondlook.desktop.session;

/**
 * Rows chosen in any picture or list; every screen shows them.
 *
 * @param label  what they are, for the chip ("no rain but called rain")
 * @param rowIds rows of the dataset, rising; not to be changed
 */
@SuppressWarnings("ArrayRecordComponent")
public record RowSelection(String label, long[] rowIds) {

    public int size() {
        return rowIds.length;
    }
}
