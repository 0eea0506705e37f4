package secondlook.runtime.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.providers.OrtCUDAProviderOptions;
import ai.onnxruntime.providers.OrtTensorRTProviderOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import secondlook.runtime.model.Provider;

/** Makes sessions, on TensorRT or CUDA where that was asked for and works, on the processor otherwise. */
final class OnnxSessions {

    private static final Pattern MISSING_LIBRARY = Pattern
            .compile("(lib[\\w.+-]+\\.so[.\\d]*|\\w+\\.dll): cannot open|\"[^\"]*?([\\w.-]+\\.dll)\" which is missing");

    /** What to do about a card that this installation cannot use. */
    static final String OTHER_FLAVOUR = "this is the installation without CUDA; install the package second-look-gpu in its place";

    private final OnnxNatives natives;
    private final CudaMachine machine;

    OnnxSessions(OnnxNatives natives, CudaMachine machine) {
        this.natives = natives;
        this.machine = machine;
    }

    record Wish(Path file, Provider provider, CudaSettings settings) {}

    /** What can be added to a session before the processor, which does what they cannot. */
    private enum Accelerator {
        TENSORRT("TensorRT"), CUDA("CUDA");

        private final String title;

        Accelerator(String title) {
            this.title = title;
        }
    }

    record Opened(OnnxSession session, ProviderChoice choice) {}

    /** @throws OrtException if the model cannot be loaded on the processor either */
    Opened open(Wish wish) throws OrtException {
        OrtEnvironment environment = environment();
        List<String> notes = new ArrayList<>();
        for (Accelerator accelerator : accelerators(wish.provider())) {
            String obstacle = obstacle(accelerator);
            if (obstacle == null) {
                try {
                    return new Opened(accelerated(environment, wish, accelerator),
                            new ProviderChoice(accelerator.name().toLowerCase(Locale.ROOT), inWords(notes)));
                } catch (OrtException | IOException | LinkageError notHere) {
                    obstacle = reason(String.valueOf(notHere.getMessage()));
                }
            }
            notes.add(accelerator.title + " not used: " + obstacle);
        }
        OrtSession.SessionOptions options = options();
        return new Opened(session(environment, wish, options), new ProviderChoice("cpu", inWords(notes)));
    }

    private static List<Accelerator> accelerators(Provider wanted) {
        return switch (wanted) {
            case CPU -> List.of();
            case AUTO, CUDA -> List.of(Accelerator.CUDA);
            case TENSORRT -> List.of(Accelerator.TENSORRT, Accelerator.CUDA);
        };
    }

    private static @Nullable String inWords(List<String> notes) {
        return notes.isEmpty() ? null : String.join("; ", notes);
    }

    private @Nullable String obstacle(Accelerator accelerator) {
        String card = machine.cardObstacle();
        if (card != null) {
            return card;
        }
        if (!natives.bringsCuda()) {
            return OTHER_FLAVOUR;
        }
        return accelerator == Accelerator.TENSORRT ? machine.tensorRtObstacle() : machine.obstacle();
    }

    /** Why CUDA does not work here, found out by trying; {@code null} if it does. */
    @Nullable
    String cudaObstacle() {
        return tried(Accelerator.CUDA);
    }

    /** The same of TensorRT. */
    @Nullable
    String tensorRtObstacle() {
        return tried(Accelerator.TENSORRT);
    }

    private @Nullable String tried(Accelerator accelerator) {
        String obstacle = obstacle(accelerator);
        if (obstacle != null) {
            return obstacle;
        }
        OrtEnvironment environment = environment();
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            add(accelerator, options, CudaSettings.USUAL);
            try (OrtSession session = environment.createSession(TinyModel.bytes(), options)) {
                return session.getNumOutputs() == 1 ? null : "it gave a wrong answer";
            }
        } catch (OrtException | IOException | LinkageError noCuda) {
            return reason(String.valueOf(noCuda.getMessage()));
        }
    }

    OrtEnvironment environment() {
        natives.prepare();
        // What goes wrong comes as an exception; nothing is to appear on the screen by itself.
        OrtEnvironment environment = OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL,
                "second-look");
        try {
            environment.setTelemetry(false);
        } catch (OrtException hasNone) {
            // Only builds for Windows have any to turn off.
            return environment;
        }
        return environment;
    }

    private OnnxSession accelerated(OrtEnvironment environment, Wish wish, Accelerator accelerator)
            throws OrtException, IOException {
        OrtSession.SessionOptions options = options();
        try {
            add(accelerator, options, wish.settings());
        } catch (OrtException | IOException | LinkageError failed) {
            options.close();
            throw failed;
        }
        return session(environment, wish, options);
    }

    private void add(Accelerator accelerator, OrtSession.SessionOptions options, CudaSettings settings)
            throws OrtException, IOException {
        natives.prepareCuda();
        if (accelerator == Accelerator.TENSORRT) {
            natives.prepareTensorRt();
            try (OrtTensorRTProviderOptions tensorRt = settings.tensorRt()) {
                options.addTensorrt(tensorRt);
            }
        }
        // What TensorRT cannot do goes to CUDA before it goes to the processor.
        try (OrtCUDAProviderOptions cuda = settings.cuda()) {
            options.addCUDA(cuda);
        }
    }

    private static OnnxSession session(OrtEnvironment environment, Wish wish, OrtSession.SessionOptions options)
            throws OrtException {
        try {
            OrtSession session = environment.createSession(wish.file().toString(), options);
            return new OnnxSession(wish.file().getFileName().toString(), environment, session, options);
        } catch (OrtException failed) {
            options.close();
            throw failed;
        }
    }

    /** One thread to a run: several runs at a time use the others, and rows then come out the same however many there are. */
    private static OrtSession.SessionOptions options() throws OrtException {
        OrtSession.SessionOptions options = new OrtSession.SessionOptions();
        options.setIntraOpNumThreads(1);
        options.setInterOpNumThreads(1);
        options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
        return options;
    }

    /** Why CUDA failed, in words; a missing library by its name. */
    static String reason(String message) {
        Matcher missing = MISSING_LIBRARY.matcher(message);
        if (missing.find()) {
            return (missing.group(1) == null ? missing.group(2) : missing.group(1)) + " not found";
        }
        if (message.contains("driver version is insufficient")) {
            return "the NVIDIA driver is too old for CUDA 12";
        }
        if (message.contains("no CUDA-capable device")) {
            return "no NVIDIA card that can be used";
        }
        return OrtFailures.plain(message);
    }
}
