package secondlook.runtime.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Messages are as ONNX Runtime 1.29 writes them. */
class OrtFailuresTest {

    private static String loading(String message) {
        return OrtFailures.loading("m.onnx", message).oneLine();
    }

    @Test
    void saysWhichOperatorSetIsTooNew() {
        String line = loading("Error code - ORT_FAIL - message: Load model from /a/m.onnx failed:"
                + "/onnxruntime_src/onnxruntime/core/graph/model_load_utils.h:46 void onnxruntime::model_load_utils::"
                + "ValidateOpsetForDomain(const std::unordered_map<std::basic_string<char>, int>&, const "
                + "onnxruntime::logging::Logger&, bool, const string&, int) ONNX Runtime only *guarantees* support for "
                + "models stamped with official released onnx opset versions. Opset 314159 is under development and "
                + "support for this is limited. The operator schemas and or other functionality may change.");
        assertTrue(line.contains("operator set 314159"), line);
    }

    @Test
    void saysWhichOperatorIsUnknown() {
        String line = loading("Error code - ORT_INVALID_GRAPH - message: Load model from /a/m.onnx failed:This is an "
                + "invalid model. In Node, (\"\", CustomOpOne, \"\", -1) : (\"input_1\": tensor(float),) -> (), Error "
                + "No Op registered for CustomOpOne with domain_version of 12");
        assertTrue(line.contains("the operator CustomOpOne, which ONNX Runtime does not have"), line);
    }

    @Test
    void saysThatTheLocaleIsMissing() {
        String line = loading("Error code - ORT_RUNTIME_EXCEPTION - message: Exception during initialization: "
                + "/onnxruntime_src/onnxruntime/core/providers/cpu/nn/string_normalizer.cc:90 onnxruntime::"
                + "string_normalizer::Locale::Locale(const string&) Failed to construct locale with name:en_US.UTF-8:"
                + "locale::facet::_S_create_c_locale name not valid:Please, install necessary language-pack-en");
        assertTrue(line.contains("en_US.UTF-8") && line.contains("locale-gen"), line);
    }

    @Test
    void leavesNothingOfItsSourcesInTheText() {
        String line = OrtFailures.running("m.onnx", "Error code - ORT_INVALID_ARGUMENT - message: Non-zero status code "
                + "returned while running Gather node. Name:'n0' Status Message: /onnxruntime_src/onnxruntime/core/"
                + "providers/cpu/tensor/gather.cc:123 indices element out of data bounds, idx=9 must be within the "
                + "inclusive range [-3,2]\nstack").oneLine();
        assertFalse(line.contains("onnxruntime_src") || line.contains("gather.cc") || line.contains("\n"), line);
        assertTrue(line.contains("the operation Gather failed. indices element out of data bounds, idx=9"), line);
        assertEquals("it gives no reason", OrtFailures.plain("  "));
        assertTrue(OrtFailures.plain("x".repeat(5_000)).length() < 300);
    }
}
