package secondlook.runtime.onnx;

import ai.onnxruntime.OrtException;

/** The model ran and gave something that does not fit the rows it was given. */
final class WrongAnswerException extends OrtException {

    private static final long serialVersionUID = 1L;

    WrongAnswerException(String why) {
        super(why);
    }
}
