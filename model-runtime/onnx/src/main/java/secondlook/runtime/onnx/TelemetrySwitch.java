package secondlook.runtime.onnx;

import java.lang.invoke.MethodHandle;
import java.lang.reflect.Array;
import java.util.Optional;
import secondlook.runtime.natives.NativePlatform;

/**
 * Keeps ONNX Runtime from reporting to its maker. On Linux and macOS its library makes a device number, a database in the user's
 * cache folder and a connection as soon as it is initialised, unless the environment variable below is set; the call that turns
 * telemetry off comes too late for that. Java cannot change its own environment, so the C library is asked to, through the
 * foreign-function interface of Java 22 and later. That is reached by reflection because this module also runs on Java 21,
 * where whoever starts the process has to set the variable.
 */
final class TelemetrySwitch {

    static final String VARIABLE = "ORT_DISABLE_TELEMETRY";

    private TelemetrySwitch() {
    }

    /** Has to be called before the native library is loaded; again is harmless. */
    static void off(NativePlatform platform) {
        // On Windows nothing is sent by the process itself, and the variable has no meaning.
        if (platform.isWindows() || "1".equals(System.getenv(VARIABLE))) {
            return;
        }
        try {
            setEnvironmentVariable();
        } catch (Throwable cannotSet) {
            System.getLogger(TelemetrySwitch.class.getName()).log(System.Logger.Level.WARNING,
                    "Set the environment variable " + VARIABLE + "=1 to keep ONNX Runtime from sending telemetry.",
                    cannotSet);
        }
    }

    private static void setEnvironmentVariable() throws Throwable {
        Class<?> linkerType = Class.forName("java.lang.foreign.Linker");
        Class<?> segmentType = Class.forName("java.lang.foreign.MemorySegment");
        Class<?> layoutType = Class.forName("java.lang.foreign.MemoryLayout");
        Class<?> values = Class.forName("java.lang.foreign.ValueLayout");
        Class<?> descriptorType = Class.forName("java.lang.foreign.FunctionDescriptor");
        Object linker = linkerType.getMethod("nativeLinker").invoke(null);
        Object lookup = linkerType.getMethod("defaultLookup").invoke(linker);
        Object setenv = ((Optional<?>) Class.forName("java.lang.foreign.SymbolLookup").getMethod("find", String.class)
                .invoke(lookup, "setenv")).orElseThrow();
        Object address = values.getField("ADDRESS").get(null);
        Object integer = values.getField("JAVA_INT").get(null);
        Object arguments = Array.newInstance(layoutType, 3);
        Array.set(arguments, 0, address);
        Array.set(arguments, 1, address);
        Array.set(arguments, 2, integer);
        Object descriptor = descriptorType.getMethod("of", layoutType, arguments.getClass()).invoke(null, integer,
                arguments);
        Object options = Array.newInstance(Class.forName("java.lang.foreign.Linker$Option"), 0);
        MethodHandle call = (MethodHandle) linkerType
                .getMethod("downcallHandle", segmentType, descriptorType, options.getClass())
                .invoke(linker, setenv, descriptor, options);
        Object arena = Class.forName("java.lang.foreign.Arena").getMethod("global").invoke(null);
        var allocate = Class.forName("java.lang.foreign.SegmentAllocator").getMethod("allocateFrom", String.class);
        Object result = call.invokeWithArguments(allocate.invoke(arena, VARIABLE), allocate.invoke(arena, "1"), 1);
        if (!Integer.valueOf(0).equals(result)) {
            throw new IllegalStateException("setenv gave " + result);
        }
    }
}
