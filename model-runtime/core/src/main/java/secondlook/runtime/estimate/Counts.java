package secondlook.runtime.estimate;

/** The one condition that every count of successes meets. */
final class Counts {

    private Counts() {
    }

    static void check(long k, long n) {
        if (k < 0 || k > n) {
            throw new IllegalArgumentException(k + " of " + n);
        }
    }
}
