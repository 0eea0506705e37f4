package secondlook.runtime.onnx;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import secondlook.runtime.HouseRules;

@AnalyzeClasses(packages = "secondlook.runtime.onnx", importOptions = ImportOption.DoNotIncludeTests.class)
class OnnxArchitectureTest extends HouseRules {
}
