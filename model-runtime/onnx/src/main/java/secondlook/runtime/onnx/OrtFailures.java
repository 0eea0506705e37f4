package secondlook.runtime.onnx;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import secondlook.runtime.Problem;

/** Puts what ONNX Runtime says into words for a person: no source paths, no stack of its own, one line. */
final class OrtFailures {

    private static final int LONGEST = 240;

    private static final Pattern OPERATOR = Pattern.compile(
            "(?:Op registered for|Node, \\(\"[^\"]*\",|NOT_IMPLEMENTED.*?implementation for) ?([A-Za-z_0-9]+)");
    private static final Pattern OPSET = Pattern.compile("[Oo]pset (\\d+) is under development");
    private static final Pattern IR = Pattern
            .compile("Unsupported model IR version: (\\d+), max supported IR version: (\\d+)");

    private OrtFailures() {
    }

    /** Why ONNX Runtime refused to load {@code name}. */
    static Problem loading(String name, String message) {
        String what = name + " cannot be opened";
        Matcher opset = OPSET.matcher(message);
        if (opset.find()) {
            return new Problem(what, "it was made for operator set " + opset.group(1)
                    + ", which this version of ONNX Runtime does not know",
                    "Export it again for an older operator set.");
        }
        Matcher ir = IR.matcher(message);
        if (ir.find()) {
            return new Problem(what, "its file format is version " + ir.group(1) + " and ONNX Runtime reads up to "
                    + ir.group(2), "Export it again with an older ONNX version.");
        }
        if (isLocale(message)) {
            return locale(what);
        }
        if (message.contains("is not a registered function/op") || message.contains("No Op registered for")
                || message.contains("No opset import for domain") || message.contains("NOT_IMPLEMENTED")
                || message.contains("Could not find an implementation")) {
            Matcher operator = OPERATOR.matcher(message);
            String which = operator.find() ? "the operator " + operator.group(1) : "an operator";
            return new Problem(what, "it uses " + which + ", which ONNX Runtime does not have",
                    "Export it with standard operators only; models that need their own native library are not run.");
        }
        return new Problem(what, "ONNX Runtime refuses it: " + plain(message),
                "Export it again from the training program.");
    }

    /** Why a run of {@code name} failed. */
    static Problem running(String name, String message) {
        String what = name + " failed while scoring";
        if (isLocale(message)) {
            return locale(what);
        }
        if (message.contains("Failed to allocate memory") || message.contains("bad_alloc")) {
            return new Problem(what, "it asked for more memory than there is",
                    "Use a smaller model or a machine with more memory.");
        }
        return new Problem(what, plain(message), "Check that the columns are bound to the inputs that they belong to.");
    }

    private static boolean isLocale(String message) {
        return message.contains("locale");
    }

    private static Problem locale(String what) {
        return new Problem(what,
                "it works on text and needs the system locale en_US.UTF-8, which this machine does not have",
                "Install the locale (on Debian: the package locales-all, or locale-gen en_US.UTF-8) and start again.");
    }

    /** The message without codes, paths of ONNX Runtime's own sources, signatures and line breaks. */
    static String plain(String message) {
        String text = message.replaceAll("[\\r\\n\\t]+", " ")
                .replaceFirst("^Error code - \\w+ - message: ", "")
                .replaceAll("Load model from .*? failed:", "")
                .replaceAll("Exception during initialization: ", "")
                .replaceAll("Non-zero status code returned while running (\\w+) node\\.", "the operation $1 failed.")
                .replaceAll("Name:'[^']*'", "")
                .replaceAll("Status Message: ", "")
                .replaceAll("(/|[A-Za-z]:\\\\)\\S*onnxruntime\\S*[:(]\\d+\\)?", "")
                .replaceAll("\\b(?:[\\w:&<>*,\\[\\]= ]+ )?onnxruntime::[^ ]*\\([^)]*\\)( const)?", "")
                .replaceAll("\\b\\S+ was false\\. ", "")
                .replaceAll("(/[\\w.+-]+){3,}", "")
                .replaceAll("\\s+", " ").strip();
        String shown = text.length() > LONGEST ? text.substring(0, LONGEST).strip() + "…" : text;
        return shown.isBlank() ? "it gives no reason" : shown.replaceFirst("[.\\s]+$", "");
    }
}
