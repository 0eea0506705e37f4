package secondlook.runtime.onnx;

import ai.onnxruntime.OrtException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import secondlook.runtime.ModelFailedException;
import secondlook.runtime.Problem;
import secondlook.runtime.RefusedException;
import secondlook.runtime.model.Model;
import secondlook.runtime.model.ModelCard;
import secondlook.runtime.model.ModelEngine;
import secondlook.runtime.model.OpenOptions;
import secondlook.runtime.model.ProviderStatus;
import secondlook.runtime.onnx.graph.ExternalFiles;
import secondlook.runtime.onnx.graph.ExternalReference;
import secondlook.runtime.onnx.graph.MalformedFileException;
import secondlook.runtime.onnx.graph.OnnxFile;
import secondlook.runtime.onnx.graph.OnnxFileReader;

/** Opens {@code .onnx} files. A file is read and judged here before native code sees it. */
public final class OnnxEngine implements ModelEngine {

    private static final Duration PROBE_LIMIT = Duration.ofSeconds(30);

    private final OnnxSessions sessions;
    private final Duration probeLimit;
    private @Nullable List<ProviderStatus> known;

    public OnnxEngine() {
        this(new OnnxSessions(OnnxNatives.ofThisProgram(), CudaMachine.current()), PROBE_LIMIT);
    }

    OnnxEngine(OnnxSessions sessions, Duration probeLimit) {
        this.sessions = sessions;
        this.probeLimit = probeLimit;
    }

    @Override
    public String format() {
        return "onnx";
    }

    @Override
    public boolean recognises(Path file) {
        return name(file).toLowerCase(Locale.ROOT).endsWith(".onnx");
    }

    @Override
    public Model open(Path file, OpenOptions options) {
        String name = name(file);
        try {
            OnnxFile content = OnnxFileReader.read(file);
            long weights = ExternalFiles.check(file, content.external());
            String sha256 = sha256(file);
            OnnxModel.Effort effort = new OnnxModel.Effort(Files.size(file) + weights, options.threads());
            OnnxSessions.Opened opened = sessions.open(new OnnxSessions.Wish(file.toRealPath(), options.provider(),
                    CudaSettings.of(options.settings())));
            return model(new Read(file, content, sha256, effort), opened, options);
        } catch (MalformedFileException malformed) {
            throw refused(name, String.valueOf(malformed.getMessage()), malformed);
        } catch (NoSuchFileException absent) {
            throw refused(name, "there is no such file", absent);
        } catch (IOException unreadable) {
            throw refused(name, "it cannot be read (" + unreadable.getMessage() + ")", unreadable);
        } catch (OnnxSession.TooLongException endless) {
            throw new ModelFailedException(
                    new Problem(name + " cannot be opened", "tried with made-up rows, " + endless.getMessage(),
                            "It may hold a loop that never ends; export it again from the training program."),
                    endless);
        } catch (OrtException refused) {
            throw new RefusedException(OrtFailures.loading(name, String.valueOf(refused.getMessage())), refused);
        } catch (LinkageError noNatives) {
            throw new RefusedException(
                    new Problem(name + " cannot be opened", "ONNX Runtime does not work on this machine ("
                            + OrtFailures.plain(String.valueOf(noNatives.getMessage())) + ")",
                            "ONNX models need 64-bit Linux, Windows or macOS; run the doctor command to see more."),
                    noNatives);
        }
    }

    private static RefusedException refused(String name, String why, Exception cause) {
        return new RefusedException(new Problem(name + " cannot be opened", why,
                "Get the model again from where it came from, or export it again."), cause);
    }

    /** What was found out about a file before native code saw it. */
    private record Read(Path file, OnnxFile content, String sha256, OnnxModel.Effort effort) {}

    private Model model(Read read, OnnxSessions.Opened opened, OpenOptions options)
            throws OrtException, MalformedFileException {
        boolean done = false;
        OnnxFile content = read.content();
        String name = name(read.file());
        try {
            Interpretation found = Interpretation.of(content, opened.session(),
                    new Interpretation.Asked(options.classes(), SideFiles.classNames(read.file()), probeLimit));
            ModelCard card = new ModelCard("onnx", content.producer(), OperatorWords.algorithm(content),
                    content.opsets().getOrDefault("", content.opsets().get("ai.onnx.ml")), read.sha256(),
                    content.metadata(),
                    content.external().stream().map(ExternalReference::location).distinct().toList());
            Model model = new OnnxModel(name, opened.session(), found, card, opened.choice(), read.effort());
            done = true;
            return model;
        } finally {
            if (!done) {
                opened.session().close();
            }
        }
    }

    @Override
    public List<Path> companions(Path file) {
        List<Path> companions = new ArrayList<>(SideFiles.of(file));
        try {
            OnnxFile content = OnnxFileReader.read(file);
            ExternalFiles.check(file, content.external());
            Path folder = Objects.requireNonNull(file.toRealPath().getParent(), "a file lies in a folder");
            content.external().stream().map(reference -> folder.resolve(reference.location()).normalize()).distinct()
                    .forEach(companions::add);
        } catch (IOException broken) {
            // whoever opens it says what is wrong with it
            return companions;
        }
        return companions;
    }

    @Override
    public synchronized List<ProviderStatus> providers() {
        if (known == null) {
            String cuda = sessions.cudaObstacle();
            String tensorRt = sessions.tensorRtObstacle();
            known = List.of(new ProviderStatus("cpu", true, null),
                    new ProviderStatus("cuda", cuda == null, cuda == null ? null : "CUDA not used: " + cuda),
                    new ProviderStatus("tensorrt", tensorRt == null,
                            tensorRt == null ? null : "TensorRT not used: " + tensorRt));
        }
        return known;
    }

    @Override
    public Map<String, String> versions() {
        Map<String, String> versions = new LinkedHashMap<>();
        versions.put("onnxruntime", OnnxNatives.version());
        return versions;
    }

    private static String name(Path file) {
        Path name = file.getFileName();
        return name == null ? file.toString() : name.toString();
    }

    private static String sha256(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] some = new byte[1 << 16];
            for (int count = in.read(some); count >= 0; count = in.read(some)) {
                digest.update(some, 0, count);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
