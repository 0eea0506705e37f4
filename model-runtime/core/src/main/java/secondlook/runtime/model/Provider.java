package secondlook.runtime.model;

/** Where a model is asked to run. */
public enum Provider {
    /** CUDA if it works, else the CPU with a note that says why. */
    AUTO,
    /** CUDA or a refusal that names what is missing. */
    CUDA, CPU
}
