package secondlook.runtime.smile.standin;

/** Reads the serialized form of {@link java.util.Properties}. */
final class Properties extends Hashtable {

    private static final long serialVersionUID = 4112578634029874840L;

    private Object readResolve() {
        java.util.Properties properties = new java.util.Properties();
        entries.forEach((key, value) -> properties.setProperty(String.valueOf(key), String.valueOf(value)));
        return properties;
    }
}
