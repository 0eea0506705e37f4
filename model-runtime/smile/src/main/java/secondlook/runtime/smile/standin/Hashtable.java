package secondlook.runtime.smile.standin;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.Map;

/** Reads the serialized form of {@link java.util.Hashtable}. */
class Hashtable implements Serializable {

    private static final long serialVersionUID = 1421746759512286392L;

    transient Map<Object, Object> entries = Map.of();

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        in.defaultReadObject();
        in.readInt();
        int count = in.readInt();
        Map<Object, Object> read = new java.util.HashMap<>();
        for (int i = 0; i < count; i++) {
            Object key = StandIns.plain(in.readObject());
            read.put(key, StandIns.plain(in.readObject()));
        }
        entries = read;
    }
}
