package secondlook.runtime.model;

/** Where a model is asked to run. */
public enum Provider {
    /** CUDA if it works, else the CPU with a note that says why. */
    AUTO,
    /** CUDA was asked for; where it does not work, the CPU with a note that names what is missing. */
    CUDA, CPU,
    /** TensorRT was asked for; where it does not work, CUDA or the CPU with a note that names what is missing. */
    TENSORRT
}
