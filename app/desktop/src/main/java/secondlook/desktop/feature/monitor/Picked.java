package secondlook.desktop.feature.monitor;

import java.util.BitSet;

/**
 * What a person points at, with its rows.
 *
 * @param subject of a line or an alarm ("column weather"), or a stretch of time ("chunk 2015-01")
 * @param label   of its rows ("weather: fog", "January 2015")
 * @param rows    positions in the run; not to be changed
 */
record Picked(String subject, String label, BitSet rows) {

    /** Subject of a stretch of time. */
    static String chunk(String name) {
        return "chunk " + name;
    }

    int count() {
        return rows.cardinality();
    }
}
