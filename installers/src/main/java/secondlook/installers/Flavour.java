package secondlook.installers;

/** What an installer brings along to run models: the processor's library alone, or the graphics card's as well. */
enum Flavour {
    CPU, GPU;

    /** Whether a library of ONNX Runtime comes along: those of graphics cards are 25 times as large as all others. */
    boolean takes(String library) {
        boolean card = library.contains("providers_cuda") || library.contains("providers_tensorrt");
        return this == GPU || !card;
    }
}
