package secondlook.app.segment;

import secondlook.runtime.data.ColumnVector;

/** Takes the values of one column, batch by batch, and groups the rows by them. */
interface GroupMaking {

    /**
     * @param value  its place in the batch
     * @param runRow index in the run
     */
    void add(ColumnVector values, int value, int runRow);

    /** After the last value. */
    Grouping finish();
}
