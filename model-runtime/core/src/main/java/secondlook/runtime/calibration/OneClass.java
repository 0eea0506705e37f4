package secondlook.runtime.calibration;

import secondlook.runtime.RefusedException;

/** Refuses to fit a curve where there is nothing to tell apart. */
final class OneClass {

    private OneClass() {
    }

    static void refuse(boolean[] happened) {
        boolean any = false;
        boolean all = true;
        for (boolean h : happened) {
            any |= h;
            all &= h;
        }
        if (!any || all) {
            refuse();
        }
    }

    static void refuse(int[] truth) {
        for (int label : truth) {
            if (label != truth[0]) {
                return;
            }
        }
        refuse();
    }

    private static void refuse() {
        throw new RefusedException("Calibration needs labels of at least two classes",
                "the labelled rows hold one class alone or there are none",
                "Label more rows, or calibrate with isotonic, which then gives that class's constant.");
    }
}
