/** The engine for ONNX models, on ONNX Runtime. The only place that meets its native code. */
@NullMarked
package secondlook.runtime.onnx;

import org.jspecify.annotations.NullMarked;
