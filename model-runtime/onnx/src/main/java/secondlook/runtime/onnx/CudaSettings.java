package secondlook.runtime.onnx;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.providers.OrtCUDAProviderOptions;
import ai.onnxruntime.providers.OrtTensorRTProviderOptions;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import secondlook.runtime.RefusedException;

/**
 * What a person can set of a graphics card.
 *
 * @param device number of the card, from 0
 * @param memory most bytes that ONNX Runtime takes from the card; 0 for no limit
 * @param tight  whether its arena grows by what is asked for instead of to the next power of two
 */
record CudaSettings(int device, long memory, boolean tight) {

    static final CudaSettings USUAL = new CudaSettings(0, 0, false);

    private static final Map<String, String> ALLOWED = Map.of("device", "the number of a card, from 0 to 63", "memory",
            "a size of 1m or more, like 512m or 4g", "arena", "power-of-two or as-requested");

    private static final Pattern SIZE = Pattern.compile("(\\d{1,12})([kmg]?)b?");

    private static final long LEAST_MEMORY = 1 << 20;

    /** @throws RefusedException for an unknown name or a value that makes no sense; says what is allowed */
    static CudaSettings of(Map<String, String> given) {
        int device = 0;
        long memory = 0;
        boolean tight = false;
        for (Map.Entry<String, String> setting : given.entrySet()) {
            String value = setting.getValue().strip().toLowerCase(Locale.ROOT);
            switch (setting.getKey()) {
                case "device" -> device = device(value);
                case "memory" -> memory = memory(value);
                case "arena" -> tight = switch (value) {
                    case "as-requested" -> true;
                    case "power-of-two" -> false;
                    default -> throw refused("arena", value);
                };
                default -> throw new RefusedException("the provider has no setting " + setting.getKey(),
                        "it has " + String.join(", ", new TreeSet<>(ALLOWED.keySet())), "Name one of these.");
            }
        }
        return new CudaSettings(device, memory, tight);
    }

    private static int device(String value) {
        if (!value.matches("\\d{1,2}") || Integer.parseInt(value) > 63) {
            throw refused("device", value);
        }
        return Integer.parseInt(value);
    }

    private static long memory(String value) {
        Matcher size = SIZE.matcher(value);
        if (!size.matches()) {
            throw refused("memory", value);
        }
        int shift = switch (size.group(2)) {
            case "k" -> 10;
            case "m" -> 20;
            case "g" -> 30;
            default -> 0;
        };
        long bytes = Long.parseLong(size.group(1));
        if (bytes > Long.MAX_VALUE >> shift || bytes << shift < LEAST_MEMORY) {
            throw refused("memory", value);
        }
        return bytes << shift;
    }

    private static RefusedException refused(String name, String value) {
        return new RefusedException("the provider's " + name + " cannot be " + value, "it is " + ALLOWED.get(name),
                "Give a value like that, or leave it out.");
    }

    /** As ONNX Runtime's CUDA provider calls them. */
    Map<String, String> forCuda() {
        return memory == 0
                ? Map.of("device_id", Integer.toString(device), "arena_extend_strategy", strategy())
                : Map.of("device_id", Integer.toString(device), "arena_extend_strategy", strategy(), "gpu_mem_limit",
                        Long.toString(memory));
    }

    /** As ONNX Runtime's TensorRT provider calls them: it knows a limit for its own work space and no arena. */
    Map<String, String> forTensorRt() {
        return memory == 0
                ? Map.of("device_id", Integer.toString(device))
                : Map.of("device_id", Integer.toString(device), "trt_max_workspace_size", Long.toString(memory));
    }

    private String strategy() {
        return tight ? "kSameAsRequested" : "kNextPowerOfTwo";
    }

    OrtCUDAProviderOptions cuda() throws OrtException {
        OrtCUDAProviderOptions options = new OrtCUDAProviderOptions(device);
        for (Map.Entry<String, String> entry : forCuda().entrySet()) {
            options.add(entry.getKey(), entry.getValue());
        }
        return options;
    }

    OrtTensorRTProviderOptions tensorRt() throws OrtException {
        OrtTensorRTProviderOptions options = new OrtTensorRTProviderOptions(device);
        for (Map.Entry<String, String> entry : forTensorRt().entrySet()) {
            options.add(entry.getKey(), entry.getValue());
        }
        return options;
    }
}
