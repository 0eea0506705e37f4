/** Reads what an ONNX file says of itself, in bounded memory, before any native code sees the file. */
@NullMarked
package secondlook.runtime.onnx.graph;

import org.jspecify.annotations.NullMarked;
