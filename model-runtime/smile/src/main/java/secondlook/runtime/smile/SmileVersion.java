package secondlook.runtime.smile;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import smile.classification.RandomForest;

/** The version of Smile on the class path. */
final class SmileVersion {

    private SmileVersion() {
    }

    /** As its jar says, or {@code unknown}. */
    static String text() {
        String version = RandomForest.class.getPackage().getImplementationVersion();
        return version != null ? version : "unknown";
    }
}
