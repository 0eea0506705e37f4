package secondlook.runtime.onnx.graph;

import java.io.IOException;

/** The bytes are no ONNX model, or a dangerous one. The message says why, in words for a person and without a full stop. */
public final class MalformedFileException extends IOException {

    private static final long serialVersionUID = 1L;

    public MalformedFileException(String why) {
        super(why);
    }
}
