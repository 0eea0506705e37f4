package secondlook.runtime.onnx.graph;

/**
 * A tensor whose values lie in another file.
 *
 * @param tensor   its name
 * @param location the file as the model writes it, relative to the model's folder
 * @param offset   first byte
 * @param bytes    how many bytes the tensor needs by its type and dimensions; 0 where that cannot be told
 */
public record ExternalReference(String tensor, String location, long offset, long bytes) {}
