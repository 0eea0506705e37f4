package secondlook.desktop.feature.monitor;

import secondlook.app.monitor.Chunking.Period;

/** What is watched. */
sealed interface Subject {

    /** The current run. */
    record CurrentRun() implements Subject {}

    /**
     * A period of a model's history.
     *
     * @param unit   of its name
     * @param period "2015-03"; empty for the newest
     */
    record OfLog(String model, Period unit, String period) implements Subject {

        static final String PREFIX = "log ";

        /** What alarms of it name as the run. */
        String id() {
            return PREFIX + unit + " " + period + " " + model;
        }

        /** Of {@link #id()}. */
        static OfLog of(String id) {
            String[] parts = id.split(" ", 4);
            return new OfLog(parts[3], Period.valueOf(parts[1]), parts[2]);
        }
    }
}
