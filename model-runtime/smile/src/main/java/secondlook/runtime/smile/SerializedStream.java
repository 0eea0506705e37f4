package secondlook.runtime.smile;

import java.io.IOException;
import java.io.InputStream;
import java.io.InvalidClassException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectStreamClass;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads Java objects of the classes in {@link ClassList} and no others: a name outside it ends the reading before the class is
 * looked up. Arrays together may not claim more elements than the file has bytes, which each of them must occupy, so that a
 * small file cannot take much memory.
 */
final class SerializedStream extends ObjectInputStream {

    /** A tree of depth 200 and what is around it. */
    private static final long MAX_DEPTH = 256;

    private static final long MAX_REFERENCES = 50_000_000;

    private final long bytes;
    private final Consumer<String> resolved;
    private long claimed;

    /**
     * @param bytes    length of the stream
     * @param resolved told the name of every class that is looked up
     */
    SerializedStream(InputStream in, long bytes, Consumer<String> resolved) throws IOException {
        super(in);
        this.bytes = bytes;
        this.resolved = resolved;
        setObjectInputFilter(this::check);
    }

    @Override
    protected Class<?> resolveClass(ObjectStreamClass description) throws InvalidClassException {
        try {
            Class<?> found = ClassList.find(description.getName());
            resolved.accept(found.getName());
            return found;
        } catch (ClassNotFoundException e) {
            throw new InvalidClassException(
                    "it holds a Java object that does not belong into a model, " + description.getName());
        }
    }

    @Override
    protected Class<?> resolveProxyClass(String @Nullable [] interfaces) throws InvalidClassException {
        throw new InvalidClassException("it holds a Java proxy, which does not belong into a model");
    }

    private ObjectInputFilter.Status check(ObjectInputFilter.FilterInfo info) {
        if (info.arrayLength() > 0) {
            claimed += info.arrayLength();
        }
        boolean fine = info.depth() <= MAX_DEPTH && info.references() <= MAX_REFERENCES
                && info.streamBytes() <= bytes && claimed <= bytes;
        return fine ? ObjectInputFilter.Status.UNDECIDED : ObjectInputFilter.Status.REJECTED;
    }
}
