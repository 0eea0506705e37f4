package secondlook.runtime;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;

@AnalyzeClasses(packages = "secondlook.runtime", importOptions = ImportOption.DoNotIncludeTests.class)
class CoreArchitectureTest extends HouseRules {
}
